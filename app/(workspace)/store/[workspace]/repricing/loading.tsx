import { RowsSkeleton } from "@/components/repricing/skeletons";

export default function Loading() {
  return <RowsSkeleton />;
}
