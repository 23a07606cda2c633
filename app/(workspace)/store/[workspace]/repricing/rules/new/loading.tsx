import { EditorSkeleton } from "@/components/repricing/skeletons";

export default function Loading() {
  return <EditorSkeleton />;
}
