import { CircleAlert, CircleCheck, CirclePause, LoaderCircle, Sparkle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { CompetitorSummary } from "@/server/modules/competitors/contract";

const tones = {
  running: "info",
  paused: "default",
  new: "default",
  good: "success",
  trouble: "warning",
} as const;
const icons = {
  running: <LoaderCircle className="animate-spin motion-reduce:animate-none" aria-hidden />,
  paused: <CirclePause aria-hidden />,
  new: <Sparkle aria-hidden />,
  good: <CircleCheck aria-hidden />,
  trouble: <CircleAlert aria-hidden />,
};

export const isRunning = ({ job }: Pick<CompetitorSummary, "job">) =>
  job?.status === "pending" || job?.status === "running";

/** How a competitor is, in a word. */
export function StateBadge({ competitor }: { competitor: CompetitorSummary }) {
  const t = useTranslations("competitors.state");
  const state = isRunning(competitor) ? "running" : competitor.paused ? "paused" : competitor.health;
  return (
    <Badge variant={tones[state]}>
      {icons[state]}
      {t(state)}
    </Badge>
  );
}

/** What a competitor is to the store, where it is more than that. */
export function RelationBadges({ friendly, own }: Pick<CompetitorSummary, "friendly" | "own">) {
  const t = useTranslations("competitors");
  return (
    <>
      {own && <Badge variant="accent">{t("own")}</Badge>}
      {friendly && <Badge variant="outline">{t("friendly")}</Badge>}
    </>
  );
}
