import { TextPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <TextPageSkeleton />;
}
