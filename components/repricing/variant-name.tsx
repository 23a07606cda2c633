import { ProductPicture } from "@/components/catalog/product-picture";

interface Props {
  title: string;
  options: readonly string[];
  imageUrl: string | null;
}

/** A variant by its product's title, with what it is chosen by. */
export const variantName = ({ title, options }: Omit<Props, "imageUrl">) => [title, ...options].join(" · ");

/** The variant that a price is of. */
export function VariantName({ title, options, imageUrl }: Props) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <ProductPicture url={imageUrl} name={title} />
      <span className="grid min-w-0">
        <bdi className="truncate font-medium">{title}</bdi>
        {options.length > 0 && (
          <bdi className="truncate text-muted-foreground text-sm">{options.join(" · ")}</bdi>
        )}
      </span>
    </span>
  );
}
