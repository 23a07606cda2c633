import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, serverApi } from "@/components/api/prefetch";
import { ProductEditor } from "@/components/catalog/product-editor";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

/** The product, or none where it is not there or not this store's. */
async function load({ params }: Props) {
  const { workspace, id } = await params;
  const options = serverApi(workspace).catalog.getProduct.queryOptions({ id });
  return {
    id,
    product: await readOrNull(options),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).product?.title };
}

export default async function ProductPage(props: Props) {
  const { id, product } = await load(props);
  if (!product) notFound();
  return (
    <Page>
      <ClientMessages namespaces={["catalog", "errors"]}>
        <Hydrate>
          <ProductEditor id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
