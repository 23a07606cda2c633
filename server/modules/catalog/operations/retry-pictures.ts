import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { retryPictures as retry } from "../pictures/want";
import { wholeProduct } from "./get-product";

export const retryPictures = workspaceOperation("catalog.write", {
  name: "catalog.retryPictures",
  summary: "Fetch the pictures of a product once more that could not be fetched from their addresses",
  kind: "mutation",
  input: z.strictObject({ id: idOf("product") }),
  output: z.object({ pictures: z.int() }),
  rest: { method: "POST", path: "/products/{id}/pictures/retry" },
  perMinute: 30,
  async run(ctx, { id }) {
    const product = await wholeProduct(ctx.tx, id);
    return { pictures: await retry(ctx.tx, ctx.workspace.id, product) };
  },
});
