import { Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
import { timeText } from "./days";

interface Props {
  slot: SlotMoment;
  /** What a slot will take, by the post's id. */
  queued: Map<string, PostCard>;
}

/** A slot to come, with the post that it will take. */
export function SlotLine({ slot, queued }: Props) {
  const t = useTranslations("calendar.board");
  const locale = useLocale();
  const words = slot.postId ? (queued.get(slot.postId)?.excerpt ?? t("slotTaken")) : t("slotFree");
  return (
    // On a narrow day the words go below the time.
    <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 rounded-md border border-dashed p-1.5 text-muted-foreground text-xs">
      <Clock className="size-3.5 shrink-0" aria-hidden />
      <bdi className="whitespace-nowrap tabular-nums">{timeText(slot.planned.time, locale)}</bdi>
      <span dir="auto" className="min-w-0 flex-1 basis-16 truncate" title={words}>
        {words}
      </span>
    </p>
  );
}
