import { CompetitorSkeleton } from "@/components/competitors/skeletons";

export default function Loading() {
  return <CompetitorSkeleton />;
}
