"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { textServices } from "@/server/modules/studio/services";
import { useArmName } from "./arm-name";
import { StartTest } from "./start-test";

export const testTones = { running: "success", paused: "warning", ended: "outline" } as const;

/** The tests of templates, those that run and those that are over; and the way to one more. */
export function Experiments() {
  const t = useTranslations("studio.tests");
  const services = useTranslations("studio.services");
  const api = useTRPC();
  const store = useStore();
  const armName = useArmName();
  const { data } = useSuspenseQuery(api.studio.listExperiments.queryOptions({}));
  const [starting, setStarting] = useState(false);
  const taken = new Set(data.items.flatMap(({ status, service }) => (status === "ended" ? [] : service)));
  const add = store.can("studio.use") && taken.size < textServices.length && (
    <Button className="justify-self-start" onClick={() => setStarting(true)}>
      <FlaskConical aria-hidden />
      {t("start")}
    </Button>
  );
  return (
    <>
      {data.items.length === 0 ? (
        <EmptyState picture={<FlaskConical />} title={t("emptyTitle")} text={t("emptyText")} action={add} />
      ) : (
        <>
          {add}
          <ul className="divide-y overflow-hidden rounded-lg border bg-card">
            {data.items.map(({ id, name, service, status, arms, createdAt }) => (
              <li key={id} className="relative grid gap-1 p-4 hover:bg-muted/50">
                <div className="flex flex-wrap items-center gap-2">
                  <Link
                    href={`${store.path}/studio/tests/${id}`}
                    className="rounded-sm font-medium after:absolute after:inset-0"
                  >
                    <bdi>{name}</bdi>
                  </Link>
                  <Badge variant="outline">{services(`${service}.title`)}</Badge>
                  <Badge variant={testTones[status]}>{t(`status.${status}`)}</Badge>
                  <span className="ms-auto text-muted-foreground text-sm">
                    <RelativeTime date={createdAt} />
                  </span>
                </div>
                <p className="text-muted-foreground">{arms.map(armName).join(" · ")}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {starting && <StartTest taken={taken} onClose={() => setStarting(false)} />}
    </>
  );
}
