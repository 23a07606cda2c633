import { z } from "zod";
import { fileRow } from "@/server/modules/files";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ImportMapping } from "../contract";
import { openProductFile } from "../formats/detect";
import type { ParsedProduct } from "../formats/parsed";
import { readProducts } from "../formats/read-products";
import { suggestMapping } from "../formats/synonyms";
import { sourceOf } from "../imports/run";
import { ImportPreview } from "../views";

/** How many products and problems a preview shows, and how far it reads for them. */
const shown = 6;
const looked = 40;

const leastOf = (values: number[]) => (values.length > 0 ? Math.min(...values) : null);

function sampleOf(item: ParsedProduct) {
  if (!item.ok) return [];
  const { title, handle, variants, images } = item.product;
  const quantities = variants.flatMap((v) => v.quantity ?? []);
  return {
    title,
    handle,
    variants: variants.length,
    priceMin: leastOf(variants.flatMap((v) => v.price ?? [])),
    quantity: quantities.length > 0 ? quantities.reduce((a, b) => a + b, 0) : null,
    imageUrl: images[0]?.url ?? null,
  };
}

export const previewImport = workspaceOperation("catalog.import", {
  name: "catalog.previewImport",
  summary: "Look into a product file: whose it is, its columns, its first products",
  kind: "action",
  input: z.strictObject({ fileId: idOf("file"), mapping: ImportMapping.optional() }),
  output: ImportPreview,
  rest: { method: "POST", path: "/products/imports/preview" },
  async run(ctx, { fileId, mapping }) {
    const file = await ctx.transaction((tx) => fileRow(tx, fileId));
    const { currency } = ctx.workspace;
    const { format, table } = await openProductFile(sourceOf(file));
    try {
      const known = mapping ?? (format === "unknown" ? suggestMapping(table.header) : undefined);
      const items: ParsedProduct[] = [];
      // A mapping without a title says nothing yet of any product.
      if (format !== "unknown" || known?.title) {
        for await (const item of readProducts(table, format, { currency, now: new Date() }, known)) {
          if (items.push(item) >= looked) break;
        }
      }
      return {
        fileName: file.name,
        format,
        columns: table.header,
        mapping: known ?? null,
        sample: items.flatMap(sampleOf).slice(0, shown),
        problems: items.flatMap((item) => (item.ok ? [] : item.errors)).slice(0, shown),
        currency,
      };
    } finally {
      await table.close();
    }
  },
});
