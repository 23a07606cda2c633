import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { picturesOf } from "../pictures/want";
import { PictureView } from "../views";
import { wholeProduct } from "./get-product";

export const listPictures = workspaceOperation("catalog.read", {
  name: "catalog.listPictures",
  summary: "Tell how far the pictures of a product are that are fetched from their addresses",
  kind: "query",
  input: z.strictObject({ id: idOf("product") }),
  output: z.object({ pictures: z.array(PictureView) }),
  rest: { method: "GET", path: "/products/{id}/pictures" },
  async run(ctx, { id }) {
    return { pictures: await picturesOf(ctx.tx, await wholeProduct(ctx.tx, id)) };
  },
});
