import { WriterPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <WriterPageSkeleton />;
}
