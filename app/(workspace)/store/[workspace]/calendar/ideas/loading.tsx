import { CardsSkeleton } from "@/components/calendar/skeleton";

export default function Loading() {
  return <CardsSkeleton />;
}
