import { ImportPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <ImportPageSkeleton />;
}
