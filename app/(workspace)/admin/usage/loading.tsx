import { UsagePageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <UsagePageSkeleton statRows={2} />;
}
