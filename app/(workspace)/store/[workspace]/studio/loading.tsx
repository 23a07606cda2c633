import { StudioPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <StudioPageSkeleton />;
}
