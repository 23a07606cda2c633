import { RunPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <RunPageSkeleton />;
}
