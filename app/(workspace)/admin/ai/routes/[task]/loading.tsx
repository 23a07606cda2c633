import { ProductPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <ProductPageSkeleton />;
}
