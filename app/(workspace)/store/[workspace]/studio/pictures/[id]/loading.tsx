import { PicturePageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <PicturePageSkeleton />;
}
