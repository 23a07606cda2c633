"use client";

import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { useListParams } from "@/components/shared/list/use-list-params";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/components/workspace/store-context";
import type { Calendar, PostCard } from "@/server/modules/calendar/contract";
import { Agenda } from "./agenda";
import { BoardBar } from "./board-bar";
import { boardOf } from "./board-query";
import { DayCell } from "./day-cell";
import { dayText, isInMonth, weekdayName } from "./days";
import { dayByDay } from "./drag";
import { MonthDots } from "./month-dots";
import { ChipFace, chipClasses, PostChip } from "./post-chip";

/** A post that had no time goes out in the morning of the day it is dropped on. */
const usualTime = "09:00";
const tray = "tray";

function Tray({ posts }: { posts: PostCard[] }) {
  const t = useTranslations("calendar.board");
  const { setNodeRef, isOver } = useDroppable({ id: tray });
  return (
    <section
      ref={setNodeRef}
      aria-label={t("unscheduled")}
      className={cn(
        "grid min-w-0 content-start gap-2 rounded-lg border bg-muted/40 p-3",
        isOver && "bg-primary-soft outline-2 outline-primary -outline-offset-2",
      )}
    >
      <h2 className="font-semibold">{t("unscheduled")}</h2>
      <p className="text-muted-foreground text-sm max-md:hidden">
        {posts.length > 0 ? t("trayHelp") : t("trayEmpty")}
      </p>
      <div className="grid gap-2 max-xl:sm:grid-cols-3">
        {posts.map((post) => (
          <PostChip key={post.id} post={post} />
        ))}
      </div>
    </section>
  );
}

/** The calendar: a month, a week, or a list; posts are dragged from day to day, or from and to the tray. */
export function Board({ today }: { today: string }) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const api = useTRPC();
  const { can } = useStore();
  const params = useListParams();
  const queryClient = useQueryClient();
  const shown = boardOf(
    {
      view: params.get("view"),
      date: params.get("date"),
      channel: params.get("channel"),
      status: params.get("status"),
      author: params.get("author"),
    },
    today,
    locale,
  );
  const options = api.calendar.getCalendar.queryOptions(shown.query);
  const calendar = useQuery({ ...options, placeholderData: keepPreviousData, refetchInterval: 30_000 });
  const [dragged, setDragged] = useState<PostCard>();
  // On a phone, the day of the month that the list shows; none for all of them, and when another month is shown.
  const [chosen, setDay] = useState<string>();
  const day = shown.view === "month" && chosen && shown.days.includes(chosen) ? chosen : undefined;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: dayByDay }),
  );
  const move = useMutation(
    api.calendar.movePost.mutationOptions({
      onError: toastProblem,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.calendar.getCalendar.queryKey() }),
    }),
  );
  if (calendar.isError) {
    return <QueryError error={calendar.error} onRetry={() => void calendar.refetch()} />;
  }
  const data = calendar.data;
  const place = async (post: PostCard, planned: PostCard["planned"]) => {
    const before = post.planned;
    queryClient.setQueryData(options.queryKey, (old) => old && withMoved(old, post, planned));
    await move.mutateAsync({ id: post.id, planned });
    const undo = () => move.mutate({ id: post.id, planned: before });
    void toast(planned ? t("board.moved", { day: dayText(planned.date, locale) }) : t("board.unplanned"), {
      undo: { label: t("board.undo"), run: undo },
    });
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const post = (active.data.current as { post?: PostCard } | undefined)?.post;
    if (!post || !over) return;
    const target = String(over.id);
    if (target === tray ? !post.planned : post.planned?.date === target) return;
    const planned = target === tray ? null : { date: target, time: post.planned?.time ?? usualTime };
    // What failed is told by the mutation.
    void place(post, planned).catch(() => {});
  };
  const nameOf = (id: string | number) =>
    id === tray ? t("board.unscheduled") : dayText(String(id), locale);
  const queued = new Map(data?.unscheduled.map((post) => [post.id as string, post]));
  const onDay = Map.groupBy(data?.posts ?? [], (post) => post.planned?.date);
  const slotsOn = Map.groupBy(data?.slots ?? [], (slot) => slot.planned.date);
  const grid = shown.view !== "list";
  return (
    <DndContext
      id="calendar"
      sensors={sensors}
      // By keyboard nothing points, so that what the post covers counts.
      collisionDetection={(args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args))}
      onDragStart={({ active }) => setDragged((active.data.current as { post?: PostCard } | undefined)?.post)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t("board.dragHelp") },
        announcements: {
          onDragStart: () => t("board.picked"),
          onDragOver: ({ over }) => (over ? t("board.over", { day: nameOf(over.id) }) : undefined),
          onDragEnd: ({ over }) => (over ? t("board.dropped", { day: nameOf(over.id) }) : t("board.back")),
          onDragCancel: () => t("board.back"),
        },
      }}
    >
      <BoardBar shown={shown} today={today} params={params} calendar={data} />
      <div
        className={cn(
          "grid grid-cols-1 items-start gap-4",
          can("calendar.write") && "xl:grid-cols-[minmax(0,1fr)_16rem]",
        )}
      >
        {grid && (
          <div
            className="overflow-hidden rounded-lg border bg-border max-md:hidden"
            aria-busy={calendar.isFetching}
          >
            <div className="grid grid-cols-7 gap-px border-b bg-muted/60" aria-hidden>
              {shown.days.slice(0, 7).map((day) => (
                <span key={day} className="px-2 py-1.5 text-muted-foreground text-sm">
                  {weekdayName(day, locale)}
                </span>
              ))}
            </div>
            <div className="grid grid-cols-7 gap-px">
              {shown.days.map((one) => (
                <DayCell
                  key={one}
                  day={one}
                  today={data?.today ?? today}
                  outside={shown.view === "month" && !isInMonth(one, shown.month.first, locale)}
                  posts={onDay.get(one) ?? []}
                  slots={slotsOn.get(one) ?? []}
                  queued={queued}
                  large={shown.view === "week"}
                />
              ))}
            </div>
          </div>
        )}
        <div className={cn("grid min-w-0 gap-4", grid && "md:hidden")}>
          {shown.view === "month" && (
            <MonthDots
              days={shown.days}
              first={shown.month.first}
              today={data?.today ?? today}
              posts={onDay}
              chosen={day}
              onChoose={setDay}
            />
          )}
          {day && (
            <Button variant="outline" size="sm" className="w-fit" onClick={() => setDay(undefined)}>
              {t("board.allDays")}
            </Button>
          )}
          <Agenda days={day ? [day] : shown.days} posts={onDay} slots={slotsOn} queued={queued} />
        </div>
        <Tray posts={data?.unscheduled ?? []} />
      </div>
      <DragOverlay>
        {dragged && (
          <div className={cn(chipClasses, "cursor-grabbing shadow-lg")}>
            <ChipFace post={dragged} small={shown.view === "month"} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** The calendar as it will be when a post has moved; the server says the rest soon. */
function withMoved(calendar: Calendar, post: PostCard, planned: PostCard["planned"]): Calendar {
  const without = (posts: PostCard[]) => posts.filter((one) => one.id !== post.id);
  const moved = { ...post, planned };
  return {
    ...calendar,
    posts: planned
      ? [...without(calendar.posts), moved].sort((a, b) => timeKey(a).localeCompare(timeKey(b)))
      : without(calendar.posts),
    unscheduled: planned ? without(calendar.unscheduled) : [moved, ...without(calendar.unscheduled)],
  };
}

const timeKey = ({ planned }: PostCard) => `${planned?.date} ${planned?.time}`;
