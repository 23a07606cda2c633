"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { FormDialog } from "@/components/shared/form-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import {
  type AskedAction,
  askedActions,
  isAllowed,
  type PostDetail,
  transitions,
} from "@/server/modules/calendar/contract";
import { nowIn } from "./days";
import { statusTones } from "./status";

interface Props {
  post: PostDetail;
  onChanged: (post: PostDetail) => void;
}

/** The step that leads on stands out. */
const forward: readonly AskedAction[] = ["submit", "approve", "retry"];
/** Steps that have a button of their own, or a question before. */
const special: readonly AskedAction[] = ["schedule", "requestChanges", "cancel"];

/** What one can do with a post as it stands, of what one may. */
export function PostActions({ post, onChanged }: Props) {
  const t = useTranslations("calendar");
  const api = useTRPC();
  const router = useRouter();
  const { can, path, timezone } = useStore();
  const [asking, setAsking] = useState<"requestChanges" | "cancel" | "delete">();
  const [note, setNote] = useState("");
  const act = useMutation(
    api.calendar.actOnPost.mutationOptions({ onSuccess: onChanged, onError: toastProblem }),
  );
  const remove = useMutation(
    api.calendar.deletePost.mutationOptions({
      onSuccess: () => router.push(`${path}/calendar`),
      onError: toastProblem,
    }),
  );
  const { id, revision } = post;
  const may = (action: AskedAction) => isAllowed(action, post.status) && can(transitions[action].by);
  const run = (action: AskedAction, more: { note?: string; planned?: ReturnType<typeof nowIn> } = {}) =>
    act.mutateAsync({ id, action, ...(action === "approve" && { revision }), ...more });
  // What failed is told by the mutation.
  const press = (...args: Parameters<typeof run>) => void run(...args).catch(() => {});
  const untouched = post.deliveries.every(({ status }) => status === "planned");
  const deletable = ["draft", "cancelled"].includes(post.status) && untouched && can("calendar.write");
  return (
    <Card>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <Badge variant={statusTones[post.status]}>{t(`status.${post.status}`)}</Badge>
          <span className="text-muted-foreground text-sm">{t(`statusHelp.${post.status}`)}</span>
        </div>
        <div className="flex flex-wrap gap-2">
          {askedActions
            .filter((action) => !special.includes(action) && may(action))
            .map((action) => (
              <Button
                key={action}
                variant={forward.includes(action) ? "default" : "outline"}
                loading={act.isPending && act.variables.action === action}
                disabled={act.isPending}
                onClick={() => press(action)}
              >
                {t(`actions.${action}`)}
              </Button>
            ))}
          {may("schedule") && (
            <Button disabled={act.isPending} onClick={() => press("schedule", { planned: nowIn(timezone) })}>
              {t("actions.publishNow")}
            </Button>
          )}
          {may("requestChanges") && (
            <Button variant="outline" disabled={act.isPending} onClick={() => setAsking("requestChanges")}>
              {t("actions.requestChanges")}
            </Button>
          )}
          {may("cancel") && (
            <Button variant="ghost" disabled={act.isPending} onClick={() => setAsking("cancel")}>
              {t("actions.cancel")}
            </Button>
          )}
          {deletable && (
            <Button variant="ghost" disabled={act.isPending} onClick={() => setAsking("delete")}>
              {t("actions.delete")}
            </Button>
          )}
        </div>
      </CardContent>
      <FormDialog
        open={asking === "requestChanges"}
        title={t("changes.title")}
        submit={t("actions.requestChanges")}
        sending={act.isPending}
        onClose={() => setAsking(undefined)}
        onSubmit={async (event) => {
          event.preventDefault();
          // The dialog stands in the form of the post, as far as events know.
          event.stopPropagation();
          try {
            await run("requestChanges", { note });
            setAsking(undefined);
            setNote("");
          } catch {
            // Told by the mutation; the dialog stays.
          }
        }}
      >
        <Field label={t("changes.note")} help={t("changes.help")} required>
          {(control) => (
            <Textarea
              {...control}
              dir="auto"
              rows={4}
              required
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </FormDialog>
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={(open) => !open && setAsking(undefined)}
        title={t("cancelPost.title")}
        text={t("cancelPost.text")}
        confirm={t("actions.cancel")}
        cancel={t("cancelPost.keep")}
        onConfirm={() =>
          run("cancel").then(
            () => true,
            () => false,
          )
        }
      />
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={(open) => !open && setAsking(undefined)}
        title={t("deletePost.title")}
        text={t("deletePost.text")}
        confirm={t("actions.delete")}
        onConfirm={() =>
          remove.mutateAsync({ id }).then(
            () => true,
            () => false,
          )
        }
      />
    </Card>
  );
}
