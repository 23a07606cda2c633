import { WalletPageSkeleton } from "@/components/workspace/page-skeletons";

export default function Loading() {
  return <WalletPageSkeleton />;
}
