"use client";

import { useSortable } from "@dnd-kit/sortable";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/components/workspace/store-context";
import type { Queue } from "@/server/modules/calendar/contract";
import { ChannelIcon } from "./channel-icon";
import { dayText, timeText } from "./days";

interface Props {
  item: Queue["items"][number];
  mayWrite: boolean;
  /** Left out where it cannot go further. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  sending: boolean;
  onSend: () => void;
}

/** A post in the queue: when it will go out, and the ways to change that. */
export function QueueItem({ item: { post, goesOut }, mayWrite, onUp, onDown, sending, onSend }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const { path } = useStore();
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: post.id,
    disabled: !mayWrite,
  });
  const title = post.excerpt || t("untitled");
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-2 bg-card px-2 py-2",
        isDragging && "relative z-10 shadow-lg",
      )}
    >
      {mayWrite && (
        <button
          type="button"
          {...attributes}
          {...listeners}
          aria-label={t("queue.drag", { title })}
          className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-muted-foreground hover:bg-muted"
        >
          <GripVertical className="size-4" aria-hidden />
        </button>
      )}
      <div className="grid min-w-40 flex-1 gap-0.5">
        <Link href={`${path}/calendar/${post.id}`} dir="auto" className="truncate hover:underline">
          {title}
        </Link>
        <span className="flex flex-wrap items-center gap-1.5 text-muted-foreground text-sm">
          {[...new Set(post.targets.map((target) => target.kind))].map((kind) => (
            <ChannelIcon key={kind} kind={kind} />
          ))}
          {goesOut
            ? t("queue.goesOut", {
                day: dayText(goesOut.date, locale, "day"),
                time: timeText(goesOut.time, locale),
              })
            : t("queue.never")}
        </span>
      </div>
      {mayWrite && (
        <div className="ms-auto flex items-center gap-1">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("queue.up", { title })}
            disabled={!onUp}
            onClick={onUp}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("queue.down", { title })}
            disabled={!onDown}
            onClick={onDown}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="outline" size="sm" loading={sending} onClick={onSend}>
            {t("queue.sendNow")}
          </Button>
        </div>
      )}
    </li>
  );
}
