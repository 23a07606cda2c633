import { ColumnPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <ColumnPageSkeleton of="fields" />;
}
