import { AssistantSkeleton } from "@/components/assistant/skeleton";

export default function Loading() {
  return <AssistantSkeleton />;
}
