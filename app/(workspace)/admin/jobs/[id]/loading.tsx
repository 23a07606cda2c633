import { DetailPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <DetailPageSkeleton />;
}
