"use client";

import { useDraggable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard } from "@/server/modules/calendar/contract";
import { ChannelIcon } from "./channel-icon";
import { timeText } from "./days";
import { isMovable, statusTones } from "./status";

interface Props {
  post: PostCard;
  /** With its picture and more of its text. */
  large?: boolean;
}

/** A post as it lies on a day, and as it is dragged. */
export function ChipFace({ post, large = false }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  return (
    <>
      {large && post.picture && (
        // biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch
        <img src={post.picture.url} alt="" loading="lazy" className="h-20 w-full rounded-sm object-cover" />
      )}
      <span className="flex h-4 min-w-0 items-center gap-1.5 overflow-hidden pe-6 text-muted-foreground text-xs">
        {post.planned && (
          <bdi className="whitespace-nowrap font-medium tabular-nums">
            {timeText(post.planned.time, locale)}
          </bdi>
        )}
        {[...new Set(post.targets.map((target) => target.kind))].map((kind) => (
          <ChannelIcon key={kind} kind={kind} />
        ))}
      </span>
      <span dir="auto" className={cn("text-sm", large ? "line-clamp-3" : "line-clamp-2 break-words")}>
        {post.excerpt || t("untitled")}
      </span>
      <Badge variant={statusTones[post.status]} className="max-w-full">
        <span className="truncate">{t(`status.${post.status}`)}</span>
      </Badge>
    </>
  );
}

export const chipClasses =
  "relative grid min-w-0 grid-cols-1 gap-1 rounded-md border bg-card p-1.5 text-start";

/** A post that can be opened, and dragged to another day by whoever may. */
export function PostChip({ post, large }: Props) {
  const t = useTranslations("calendar");
  const { path, can } = useStore();
  const disabled = !can("calendar.write") || !isMovable(post.status);
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: post.id,
    data: { post },
    disabled,
  });
  const { onKeyDown, ...pointer } = listeners ?? {};
  return (
    <div
      ref={setNodeRef}
      {...pointer}
      className={cn(
        chipClasses,
        "has-[a:hover]:border-ring",
        !disabled && "cursor-grab touch-manipulation",
        isDragging && "opacity-40",
      )}
    >
      <Link
        href={`${path}/calendar/${post.id}`}
        draggable={false}
        className="grid min-w-0 grid-cols-1 gap-1 rounded-sm after:absolute after:inset-0"
      >
        <ChipFace post={post} large={large ?? false} />
      </Link>
      {!disabled && (
        <button
          type="button"
          {...attributes}
          onKeyDown={onKeyDown as React.KeyboardEventHandler | undefined}
          aria-label={t("board.drag", { title: post.excerpt || t("untitled") })}
          className="absolute end-0.5 top-0.5 z-10 grid size-6 cursor-grab place-items-center rounded-sm text-muted-foreground hover:bg-muted"
        >
          <GripVertical className="size-3.5" aria-hidden />
        </button>
      )}
    </div>
  );
}
