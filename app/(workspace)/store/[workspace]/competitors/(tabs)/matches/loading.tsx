import { MatchesSkeleton } from "@/components/competitors/skeletons";

export default function Loading() {
  return <MatchesSkeleton />;
}
