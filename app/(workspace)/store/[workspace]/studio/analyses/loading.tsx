import { AnalysesPageSkeleton } from "@/components/analyses/page-skeletons";

export default function Loading() {
  return <AnalysesPageSkeleton />;
}
