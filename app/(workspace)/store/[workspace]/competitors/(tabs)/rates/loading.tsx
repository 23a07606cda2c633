import { CompetitorsSkeleton } from "@/components/competitors/skeletons";

export default function Loading() {
  return <CompetitorsSkeleton />;
}
