"use client";

import { useTranslations } from "next-intl";
import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

interface Props {
  open?: boolean;
  title: string;
  /** A sentence under the title. */
  text?: string;
  /** The verb of the button that sends it. */
  submit: string;
  sending: boolean;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** Asks for a few things in a dialog; the fields check themselves, or the server's answer stands at them. */
export function FormDialog({
  open = true,
  title,
  text,
  submit,
  sending,
  onSubmit,
  onClose,
  children,
}: Props) {
  const action = useTranslations("common.action");
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-col">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            {text && <DialogDescription>{text}</DialogDescription>}
          </DialogHeader>
          <DialogBody>{children}</DialogBody>
          <DialogFooter>
            <Button variant="ghost" onClick={onClose}>
              {action("cancel")}
            </Button>
            <Button type="submit" loading={sending}>
              {submit}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
