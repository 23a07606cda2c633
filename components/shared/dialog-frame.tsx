"use client";

import type { ComponentProps, ReactNode } from "react";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

interface Props extends Pick<ComponentProps<typeof DialogContent>, "onCloseAutoFocus"> {
  open?: boolean;
  title: string;
  /** A sentence under the title. */
  text?: string | undefined;
  /** The buttons at its foot. */
  buttons: ReactNode;
  /** For a dialog that is a form. */
  form?: Pick<ComponentProps<"form">, "onSubmit" | "noValidate">;
  onClose: () => void;
  children: ReactNode;
}

/** How a dialog is laid out: what it is about, what it holds, and what can be done at its foot. */
export function DialogFrame({
  open = true,
  title,
  text,
  buttons,
  form,
  onClose,
  onCloseAutoFocus,
  children,
}: Props) {
  const parts = (
    <>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        {text && <DialogDescription>{text}</DialogDescription>}
      </DialogHeader>
      <DialogBody>{children}</DialogBody>
      <DialogFooter>{buttons}</DialogFooter>
    </>
  );
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent onCloseAutoFocus={onCloseAutoFocus}>
        {form ? (
          <form {...form} className="flex min-h-0 flex-col">
            {parts}
          </form>
        ) : (
          parts
        )}
      </DialogContent>
    </Dialog>
  );
}
