import { SettingsSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <SettingsSkeleton />;
}
