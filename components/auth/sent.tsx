import { MailCheck } from "lucide-react";
import { Button } from "@/components/ui/button";

/** What to do next after a link was mailed; `mailbox` names the way to it where mails stay on this machine. */
export function Sent({
  title,
  text,
  mailbox,
}: {
  title: string;
  text: string;
  mailbox?: string | undefined;
}) {
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <MailCheck className="size-9 rounded-lg bg-success-soft p-2 text-success" aria-hidden />
      <div>
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="mt-1 text-pretty text-muted-foreground">{text}</p>
      </div>
      {mailbox && (
        <Button asChild variant="outline">
          <a href="/dev/mailbox">{mailbox}</a>
        </Button>
      )}
    </div>
  );
}
