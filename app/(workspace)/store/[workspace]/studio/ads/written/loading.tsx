import { ListPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <ListPageSkeleton actions={1} pictures />;
}
