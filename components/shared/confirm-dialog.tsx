"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question, naming the thing: "Delete Ocean Blue Shirt?" */
  title: ReactNode;
  /** What will be gone, and that it cannot be taken back. */
  text: ReactNode;
  /** The verb on the button: "Delete product". */
  confirm: string;
  /** The dialog stays, its button busy, until this is done; after `false` (it failed, and said so) it stays open. */
  onConfirm: () => unknown;
  destructive?: boolean;
  /** What has to be typed first, where much is at stake: the name of the thing. */
  typed?: string;
  /** The other verb; "Cancel" unless said. */
  cancel?: string;
}

/** A question before what cannot be undone. What can be undone is done at once, with an undo in a toast. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  text,
  confirm,
  onConfirm,
  destructive = true,
  typed,
  cancel,
}: ConfirmDialogProps) {
  const t = useTranslations("common");
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState("");
  const change = (next: boolean) => {
    if (busy) return;
    setWritten("");
    onOpenChange(next);
  };
  const run = async () => {
    setBusy(true);
    try {
      if ((await onConfirm()) === false) return;
      setWritten("");
      onOpenChange(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AlertDialog open={open} onOpenChange={change}>
      <AlertDialogContent>
        <div className="grid gap-1.5 p-5">
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription>{text}</AlertDialogDescription>
          {typed && (
            <Field label={t("form.typeToConfirm", { text: typed })} className="mt-3">
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  value={written}
                  onChange={(event) => setWritten(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t bg-muted/50 px-5 py-3">
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={busy}>
              {cancel ?? t("action.cancel")}
            </Button>
          </AlertDialogCancel>
          <AlertDialogAction asChild>
            <Button
              variant={destructive ? "destructive" : "default"}
              loading={busy}
              disabled={typed !== undefined && written.trim() !== typed}
              onClick={(event) => {
                // The dialog closes when the work is done, not with the click.
                event.preventDefault();
                void run();
              }}
            >
              {confirm}
            </Button>
          </AlertDialogAction>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  );
}
