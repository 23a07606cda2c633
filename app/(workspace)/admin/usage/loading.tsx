import { DashboardSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <DashboardSkeleton />;
}
