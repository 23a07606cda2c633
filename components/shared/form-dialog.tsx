"use client";

import { useTranslations } from "next-intl";
import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "./dialog-frame";

interface Props {
  open?: boolean;
  title: string;
  /** A sentence under the title. */
  text?: string;
  /** The verb of the button that sends it. */
  submit: string;
  sending: boolean;
  /** False where the browser is to check the fields. */
  noValidate?: boolean;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** Asks for a few things in a dialog; the fields check themselves, or the server's answer stands at them. */
export function FormDialog({ submit, sending, noValidate = true, onSubmit, onClose, ...frame }: Props) {
  const action = useTranslations("common.action");
  return (
    <DialogFrame
      {...frame}
      form={{ onSubmit, noValidate }}
      onClose={onClose}
      buttons={
        <>
          <Button variant="ghost" onClick={onClose}>
            {action("cancel")}
          </Button>
          <Button type="submit" loading={sending}>
            {submit}
          </Button>
        </>
      }
    />
  );
}
