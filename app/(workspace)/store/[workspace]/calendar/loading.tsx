import { BoardSkeleton } from "@/components/calendar/skeleton";

export default function Loading() {
  return <BoardSkeleton />;
}
