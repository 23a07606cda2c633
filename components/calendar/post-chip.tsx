"use client";

import { useDraggable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { HoverCard, HoverCardContent, HoverCardTrigger } from "@/components/ui/hover-card";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard } from "@/server/modules/calendar/contract";
import { ChannelIcon } from "./channel-icon";
import { timeText } from "./days";
import { isMovable, statusTones } from "./status";

interface FaceProps {
  post: PostCard;
  /** As one of many on a small day: two lines, the state as a dot. */
  small?: boolean;
  /** With its picture and more of its text. */
  large?: boolean;
}

const dots = {
  outline: "border border-muted-foreground",
  info: "bg-info",
  warning: "bg-warning",
  accent: "bg-primary",
  success: "bg-success",
  destructive: "bg-destructive",
} as const;

/** A state as a dot of its colour, beside a text that says it. */
export function StatusDot({ status }: Pick<PostCard, "status">) {
  return <span className={cn("size-1.5 shrink-0 rounded-full", dots[statusTones[status]])} />;
}

/** A post as it lies on a day, and as it is dragged. */
export function ChipFace({ post, small = false, large = false }: FaceProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const state = t(`status.${post.status}`);
  const kinds = [...new Set(post.targets.map((target) => target.kind))];
  // One without a time and channels has nothing to say above its text.
  const headed = small || post.planned !== null || kinds.length > 0;
  return (
    <>
      {large && post.picture && (
        // biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch
        <img src={post.picture.url} alt="" loading="lazy" className="h-20 w-full rounded-sm object-cover" />
      )}
      {headed && (
        <span className="flex h-4 min-w-0 items-center gap-1.5 overflow-hidden pe-6 text-muted-foreground text-xs">
          {small && <StatusDot status={post.status} />}
          {post.planned && (
            <bdi className="whitespace-nowrap font-medium tabular-nums">
              {timeText(post.planned.time, locale)}
            </bdi>
          )}
          {kinds.map((kind) => (
            <ChannelIcon key={kind} kind={kind} />
          ))}
        </span>
      )}
      <span dir="auto" className={cn("text-sm", !headed && "me-6", textClasses(small, large))}>
        {post.excerpt || t("untitled")}
      </span>
      {small ? (
        <span className="sr-only">{state}</span>
      ) : (
        <Badge variant={statusTones[post.status]} className="max-w-full">
          <span className="truncate">{state}</span>
        </Badge>
      )}
    </>
  );
}

function textClasses(small: boolean, large: boolean): string {
  if (small) return "truncate";
  return large ? "line-clamp-3" : "line-clamp-2 break-words";
}

export const chipClasses =
  "relative grid min-w-0 grid-cols-1 gap-1 rounded-md border bg-card p-1.5 text-start";

/** A post that can be opened, and dragged to another day by whoever may; what a small one cuts off is shown beside it. */
export function PostChip({ post, small = false, large = false }: FaceProps) {
  const t = useTranslations("calendar");
  const { path, can } = useStore();
  const [shown, setShown] = useState(false);
  const disabled = !can("calendar.write") || !isMovable(post.status);
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: post.id,
    data: { post },
    disabled,
  });
  const { onKeyDown, ...pointer } = listeners ?? {};
  const link = (
    <Link
      href={`${path}/calendar/${post.id}`}
      draggable={false}
      className="grid min-w-0 grid-cols-1 gap-1 rounded-sm after:absolute after:inset-0"
    >
      <ChipFace post={post} small={small} large={large} />
    </Link>
  );
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
      {small ? (
        <HoverCard open={shown && !isDragging} onOpenChange={setShown} openDelay={400} closeDelay={100}>
          <HoverCardTrigger asChild>{link}</HoverCardTrigger>
          <HoverCardContent className="grid gap-1.5">
            <ChipFace post={post} large />
          </HoverCardContent>
        </HoverCard>
      ) : (
        link
      )}
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
