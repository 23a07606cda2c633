import { NameCell } from "@/components/shared/list/cells";
import { ProductPicture } from "./product-picture";

interface Props {
  product: { title: string; imageUrl: string | null } | null;
  /** A picture that says more of the row than the product's own. */
  preview?: string | null;
  /** What stands for the title when the product is there no more. */
  gone: string;
}

/** The product that a row of a list is about. */
export function ProductCell({ product, preview = null, gone }: Props) {
  return (
    <NameCell
      picture={<ProductPicture url={preview ?? product?.imageUrl ?? null} name={product?.title} />}
      name={product?.title ?? gone}
    />
  );
}
