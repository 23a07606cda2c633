import { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { csvPieces } from "@/server/platform/csv/write";
import { notFound } from "@/server/platform/errors";
import { translatorFor } from "@/server/platform/i18n/messages";
import { idOf } from "@/server/platform/ids";
import { editorFile, plainFile } from "../ads/csv";
import { adSetDetail } from "../ads/rows";
import { AdNetwork } from "../contract";

/** The newest versions of a set's ads as a file; a route sends it on. */
export const exportAds = workspaceOperation("studio.read", {
  name: "studio.exportAds",
  summary: "Write the ads of a set as a CSV file; Google's search ad alone as Google Ads Editor reads it",
  kind: "action",
  input: z.strictObject({ id: idOf("adSet"), network: AdNetwork.optional() }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/studio/ads/{id}/export" },
  async run(ctx, { id, network }) {
    const { options, product, versions } = await ctx.transaction((tx) => adSetDetail(tx, id));
    const wanted = network ? [network] : options.networks;
    const newest = wanted.flatMap((one) => versions.findLast((version) => version.network === one) ?? []);
    const [only] = newest;
    if (!only) throw notFound("text");
    const t = await translatorFor(ctx.locale, "ads");
    const about = { options, productTitle: product?.title ?? t("productGone") };
    const columns = (["network", "field", "number", "text", "length", "limit", "link"] as const).map(
      (column) => t(`file.${column}`),
    );
    const lines = network === "google-search" ? editorFile(only, about) : plainFile(newest, about, columns);
    return {
      name: `${ctx.workspace.slug}-ads${network ? `-${network}` : ""}.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: Readable.from(csvPieces(Readable.from(lines))),
    };
  },
});
