import { Mail, Send, Webhook } from "lucide-react";
import type { ChannelKind } from "@/server/modules/calendar/contract";

const icons = { telegram: Send, webhook: Webhook, email: Mail };

/** The sign of a kind of channel; its name stands beside it. */
export function ChannelIcon({ kind }: { kind: ChannelKind }) {
  const Icon = icons[kind];
  return <Icon className="size-3.5 shrink-0" aria-hidden />;
}
