"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  Check,
  CircleAlert,
  CircleSlash,
  Clock,
  LoaderCircle,
  Megaphone,
  PenLine,
  Square,
} from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useOwnKey } from "@/components/ai/use-own-key";
import { useTRPC } from "@/components/api";
import { ProductPicker } from "@/components/catalog/product-picker";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { announce } from "@/components/shared/live-region";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import { AdOptions, adNetworkNames, adPoints } from "@/server/modules/studio/contract";
import { OrderFields, useAdOptions } from "./order-fields";
import { type AdRun, type NetworkRun, useAdRun } from "./use-ad-run";

/** Orders ads: product, networks, wishes, the price on the button; beside it how far each network has come. */
export function AdWriter({ productId: given }: { productId: string | undefined }) {
  const t = useTranslations("ads");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [productId, setProductId] = useState(given);
  const [options, setOptions] = useAdOptions();
  const [tried, setTried] = useState(false);
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const ownKey = useOwnKey("ads_copy");
  const { run, start, stop } = useAdRun({
    onEnd: () => {
      void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
      void queryClient.invalidateQueries({ queryKey: api.studio.pathKey() });
    },
  });
  const badUrl = !AdOptions.shape.url.safeParse(options.url).success;
  const none = options.networks.length === 0;
  const order = async () => {
    setTried(true);
    if (!productId || badUrl || none) return;
    announce(t("run.title"));
    const id = await start({ productId, options });
    if (id) router.push(`${store.path}/studio/ads/${id}`);
  };
  return (
    <FormWithResult
      noValidate
      onSubmit={() => void order()}
      result={
        run.networks.length === 0 ? (
          <Card className="border-dashed bg-transparent">
            <EmptyState picture={<Megaphone />} title={t("form.empty")} text={t("form.emptyText")} />
          </Card>
        ) : (
          <RunPanel run={run} onStop={stop} base={`${store.path}/studio/ads`} />
        )
      }
    >
      <ProductPicker value={productId} onChange={setProductId} disabled={run.running} />
      <OrderFields
        value={options}
        onChange={setOptions}
        disabled={run.running}
        errors={{
          networks: tried && none ? t("form.networksNone") : undefined,
          url: tried && badUrl ? t("form.urlBad") : undefined,
        }}
      />
      {store.can("studio.use") && (
        <CostButton
          type="submit"
          size="lg"
          action={t("form.write")}
          icon={<PenLine aria-hidden />}
          cost={ownKey ? 0 : options.networks.length * adPoints}
          ownKey={ownKey}
          balance={balance.data?.available}
          walletHref={`${store.path}/wallet`}
          loading={run.running}
          disabled={!productId}
        />
      )}
    </FormWithResult>
  );
}

const icons: Record<NetworkRun["state"], typeof Check> = {
  waiting: Clock,
  writing: LoaderCircle,
  done: Check,
  failed: CircleAlert,
  stopped: CircleSlash,
};
const tones: Record<NetworkRun["state"], string> = {
  waiting: "text-muted-foreground",
  writing: "animate-spin text-primary-text",
  done: "text-success",
  failed: "text-destructive",
  stopped: "text-muted-foreground",
};

/** How far each network has come, and why one has not. */
function RunPanel({ run, onStop, base }: { run: AdRun; onStop: () => void; base: string }) {
  const t = useTranslations("ads");
  const offline = useTranslations("common.error.offline");
  const missed = run.networks.some(({ state }) => state === "failed" || state === "stopped");
  return (
    <Card className="grid gap-4 p-4" aria-busy={run.running}>
      <ul className="grid gap-3">
        {run.networks.map(({ network, state, problem }) => {
          const Icon = icons[state];
          return (
            <li key={network} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5">
              <Icon className={`mt-0.5 size-4 ${tones[state]}`} aria-hidden />
              <span className="min-w-0">
                <bdi className="font-medium">{adNetworkNames[network]}</bdi>
                {state === "failed" && (
                  <span role="alert" className="block text-muted-foreground text-sm">
                    {problem ? `${problem.title}. ${problem.detail}` : offline("title")}
                  </span>
                )}
              </span>
              <span className="text-muted-foreground text-sm">{t(`run.${state}`)}</span>
            </li>
          );
        })}
      </ul>
      {!run.running && missed && <p className="text-muted-foreground text-sm">{t("run.noPoints")}</p>}
      {run.running ? (
        <Button variant="outline" className="justify-self-start" onClick={onStop}>
          <Square aria-hidden />
          {t("run.stop")}
        </Button>
      ) : (
        run.id && (
          <Button asChild className="justify-self-start">
            <Link href={`${base}/${run.id}`}>{t("run.open")}</Link>
          </Button>
        )
      )}
    </Card>
  );
}
