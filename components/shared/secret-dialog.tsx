"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "./copy-button";
import { DialogFrame } from "./dialog-frame";

interface Props {
  title: string;
  text: string;
  secret: string;
  /** The word of the button that closes it. */
  done: string;
  onClose: () => void;
}

/** Shows a secret that was just made, this once, to be copied. */
export function SecretDialog({ title, text, secret, done, onClose }: Props) {
  return (
    <DialogFrame
      title={title}
      text={text}
      onClose={onClose}
      buttons={<Button onClick={onClose}>{done}</Button>}
    >
      <div className="flex items-center gap-2 rounded-md border bg-muted p-2">
        <code dir="ltr" className="min-w-0 flex-1 select-all break-all font-mono text-sm">
          {secret}
        </code>
        <CopyButton text={secret} />
      </div>
    </DialogFrame>
  );
}
