import type { WorkspaceTx } from "@/server/db/client";
import { type Id, idOf } from "@/server/platform/ids";
import type { WholeProduct } from "../product-rows";
import { isElsewhere, picturesOf } from "./want";

/** The store's files with a product's pictures, in their order; one that was not fetched yet from elsewhere is left out. */
export async function pictureFiles(tx: WorkspaceTx, product: WholeProduct): Promise<Id<"file">[]> {
  const fetched = new Map((await picturesOf(tx, product)).map(({ url, storedUrl }) => [url, storedUrl]));
  return product.images
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ url }) => {
      const path = isElsewhere(url) ? fetched.get(url) : url;
      const file = idOf("file").safeParse(path?.split("/").at(-1));
      return file.success ? file.data : [];
    });
}
