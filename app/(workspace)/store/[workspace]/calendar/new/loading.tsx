import { PostSkeleton } from "@/components/calendar/skeleton";

export default function Loading() {
  return <PostSkeleton />;
}
