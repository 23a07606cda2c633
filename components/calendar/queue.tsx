"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard } from "@/server/modules/calendar/contract";
import { nowIn } from "./days";
import { QueueItem } from "./queue-item";

/** The approved posts that wait for a slot, put in order by dragging, by keyboard or by their buttons. */
export function Queue() {
  const t = useTranslations("calendar");
  const api = useTRPC();
  const { can, timezone } = useStore();
  const queryClient = useQueryClient();
  const options = api.calendar.listQueue.queryOptions({});
  const list = useQuery(options);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.calendar.pathKey() });
  const mutationKey = api.calendar.reorderQueue.mutationKey();
  const reorder = useMutation(
    api.calendar.reorderQueue.mutationOptions({
      // One after the other: two that were under way at once could arrive the other way round.
      scope: { id: "calendar-queue" },
      onError: toastProblem,
      // An order that is still to be saved is the newer one.
      onSettled: () => (queryClient.isMutating({ mutationKey }) > 1 ? undefined : onSettled()),
    }),
  );
  const send = useMutation(api.calendar.actOnPost.mutationOptions({ onError: toastProblem, onSettled }));
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const items = list.data?.items ?? [];
  const ids = items.map(({ post }) => post.id);
  const indexOf = (id: string | number) => (ids as string[]).indexOf(String(id));
  const place = (id: string | number) => ({ place: indexOf(id) + 1, count: ids.length });
  const move = (from: number, to: number) => {
    if (from === to || to < 0 || to >= ids.length) return;
    // What is read now would bring the old order back.
    void queryClient.cancelQueries({ queryKey: options.queryKey });
    queryClient.setQueryData(options.queryKey, (old) => old && { items: arrayMove(old.items, from, to) });
    reorder.mutate({ ids: arrayMove(ids, from, to) });
  };
  const sendNow = (post: PostCard) =>
    send.mutate(
      { id: post.id, action: "schedule", planned: nowIn(timezone) },
      { onSuccess: () => void toast(t("queue.sending", { title: post.excerpt || t("untitled") })) },
    );
  const drop = ({ active, over }: DragEndEvent) => over && move(indexOf(active.id), indexOf(over.id));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("queue.title")}</CardTitle>
        <p className="text-muted-foreground">{items.length > 0 ? t("queue.purpose") : t("queue.empty")}</p>
      </CardHeader>
      {items.length > 0 && (
        <CardContent>
          <DndContext
            id="queue"
            sensors={sensors}
            collisionDetection={closestCenter}
            onDragEnd={drop}
            accessibility={{
              screenReaderInstructions: { draggable: t("queue.dragHelp") },
              announcements: {
                onDragStart: () => t("board.picked"),
                onDragOver: ({ over }) => (over ? t("queue.over", place(over.id)) : undefined),
                onDragEnd: ({ over }) => (over ? t("queue.dropped", place(over.id)) : t("board.back")),
                onDragCancel: () => t("board.back"),
              },
            }}
          >
            <SortableContext items={ids} strategy={verticalListSortingStrategy}>
              <ol className="divide-y rounded-md border">
                {items.map((item, index) => (
                  <QueueItem
                    key={item.post.id}
                    item={item}
                    mayWrite={can("calendar.write")}
                    onUp={index > 0 ? () => move(index, index - 1) : undefined}
                    onDown={index < items.length - 1 ? () => move(index, index + 1) : undefined}
                    sending={send.isPending && send.variables.id === item.post.id}
                    onSend={() => sendNow(item.post)}
                  />
                ))}
              </ol>
            </SortableContext>
          </DndContext>
        </CardContent>
      )}
    </Card>
  );
}
