import { z } from "zod";
import { fileUrl } from "@/server/modules/files";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { SourcePicture } from "../contract";
import { sourcesOf } from "../pictures/source";

export const listSources = workspaceOperation("studio.read", {
  name: "studio.listSources",
  summary: "List a product's pictures that something can be made of",
  kind: "query",
  input: z.strictObject({ productId: idOf("product") }),
  output: z.object({ items: z.array(SourcePicture) }),
  rest: { method: "GET", path: "/studio/pictures/sources" },
  async run(ctx, { productId }) {
    const ids = await sourcesOf(ctx.tx, productId);
    return { items: ids.map((fileId) => ({ fileId, url: fileUrl(ctx.workspace.id, fileId) })) };
  },
});
