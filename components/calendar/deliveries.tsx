"use client";

import { useMutation } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { Delivery, PostDetail } from "@/server/modules/calendar/contract";
import { ChannelIcon } from "./channel-icon";
import { Section } from "./post-form";

const tones = {
  planned: "outline",
  waiting: "info",
  sending: "info",
  sent: "success",
  failed: "destructive",
  uncertain: "warning",
} as const satisfies Record<Delivery["status"], string>;

interface Props {
  deliveries: Delivery[];
  onChanged: (post: PostDetail) => void;
}

/** How a post fares on each of its channels. */
export function Deliveries({ deliveries, onChanged }: Props) {
  const t = useTranslations("calendar");
  const api = useTRPC();
  const { can } = useStore();
  const resolve = useMutation(
    api.calendar.resolveDelivery.mutationOptions({ onSuccess: onChanged, onError: toastProblem }),
  );
  return (
    <Section title={t("deliveries.title")}>
      <ul className="grid gap-4">
        {deliveries.map((delivery) => (
          <li key={delivery.deliveryId} className="grid gap-1.5">
            <div className="flex flex-wrap items-center gap-1.5">
              <ChannelIcon kind={delivery.kind} />
              <bdi className="min-w-0 truncate font-medium">{delivery.name}</bdi>
              <Badge variant={tones[delivery.status]}>{t(`deliveries.status.${delivery.status}`)}</Badge>
            </div>
            {delivery.problem && (
              <p className="text-sm">
                {t(`problem.${delivery.problem.code}`, delivery.problem.params ?? {})}
              </p>
            )}
            {delivery.status === "waiting" && delivery.problem && delivery.dueAt && (
              <p className="text-muted-foreground text-sm">
                {t("deliveries.again")} <RelativeTime date={delivery.dueAt} />
              </p>
            )}
            {delivery.sentAt && (
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-sm">
                <RelativeTime date={delivery.sentAt} />
                <span>{t("results.clicksOf", { clicks: delivery.clicks, visitors: delivery.visitors })}</span>
                {delivery.url && (
                  <a
                    href={delivery.url}
                    target="_blank"
                    rel="noreferrer"
                    className="inline-flex items-center gap-1 text-primary-text hover:underline"
                  >
                    {t("deliveries.open")}
                    <ExternalLink className="size-3.5" aria-hidden />
                  </a>
                )}
              </p>
            )}
            {delivery.status === "uncertain" && can("calendar.write") && (
              <div className="flex flex-wrap gap-2">
                {[true, false].map((arrived) => (
                  <Button
                    key={String(arrived)}
                    variant="outline"
                    size="sm"
                    disabled={resolve.isPending}
                    onClick={() => resolve.mutate({ id: delivery.deliveryId, arrived })}
                  >
                    {t(arrived ? "deliveries.arrived" : "deliveries.sendAgain")}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
