import { AnalysisPageSkeleton } from "@/components/analyses/page-skeletons";

export default function Loading() {
  return <AnalysisPageSkeleton />;
}
