"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, Megaphone, PenLine } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useOwnKey } from "@/components/ai/use-own-key";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { SaveBar } from "@/components/shared/save-bar";
import { SpanLinks } from "@/components/shared/span-links";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import {
  type AdContent,
  type AdNetwork,
  type AdSetDetail,
  adNetworkIds,
  adNetworkNames,
  adPoints,
} from "@/server/modules/studio/contract";
import { AdEditor } from "./ad-editor";

/** The ads of a set, one network at a time. */
export function AdSet({ id }: { id: string }) {
  const t = useTranslations("ads");
  const api = useTRPC();
  const store = useStore();
  const params = useSearchParams();
  const queryClient = useQueryClient();
  const formId = useId();
  const [drafts, setDrafts] = useState<Partial<Record<AdNetwork, AdContent>>>({});
  const query = useQuery(api.studio.getAdSet.queryOptions({ id }));
  const save = useMutation(
    api.studio.saveAd.mutationOptions({
      onSuccess: ({ number }, { network }) => {
        setDrafts(({ [network]: _kept, ...others }) => others);
        void toast(t("editor.saved", { number }));
      },
      onError: toastProblem,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.studio.getAdSet.queryKey({ id }) }),
    }),
  );
  const saveAll = async () => {
    for (const network of adNetworkIds) {
      const content = drafts[network];
      if (content) await save.mutateAsync({ id, network, content }).catch(() => {});
    }
  };
  if (query.isError) {
    return (
      <Card>
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      </Card>
    );
  }
  const detail = query.data;
  if (!detail) return <Skeleton className="h-96 rounded-lg" aria-busy />;
  const asked = params.get("network");
  const { networks } = detail.options;
  const network = networks.find((one) => one === asked) ?? detail.written[0] ?? networks[0];
  if (!network) return null;
  const versions = detail.versions.filter((one) => one.network === network);
  const newest = versions.at(-1);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SpanLinks
          label={t("form.networks")}
          links={networks.map((one) => ({
            href: `?network=${one}`,
            label: adNetworkNames[one],
            current: one === network,
          }))}
        />
        <Button asChild variant="outline">
          <a href={`${store.path}/studio/ads/${id}/export`} download>
            <Download aria-hidden />
            {t("editor.export")}
          </a>
        </Button>
      </div>
      {newest ? (
        <AdEditor
          key={network}
          detail={detail}
          version={newest}
          versions={versions}
          draft={drafts[network]}
          onDraft={(content) => setDrafts((others) => ({ ...others, [network]: content }))}
        />
      ) : (
        <Missing detail={detail} network={network} />
      )}
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void saveAll();
        }}
      />
      <SaveBar
        dirty={Object.keys(drafts).length > 0}
        saving={save.isPending}
        form={formId}
        onDiscard={() => setDrafts({})}
      />
    </div>
  );
}

/** The network was chosen, and its ad was not written: it was stopped, or no model answered. */
function Missing({ detail, network }: { detail: AdSetDetail; network: AdNetwork }) {
  const t = useTranslations("ads.editor");
  const form = useTranslations("ads.form");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const ownKey = useOwnKey("ads_copy");
  const write = useMutation(
    api.studio.writeAd.mutationOptions({
      onError: toastProblem,
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey: api.studio.pathKey() });
        void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
      },
    }),
  );
  const { product } = detail;
  return (
    <Card>
      <EmptyState
        picture={<Megaphone />}
        title={t("missing")}
        text={t("missingText")}
        action={
          product &&
          store.can("studio.use") && (
            <CostButton
              action={form("write")}
              icon={<PenLine aria-hidden />}
              cost={ownKey ? 0 : adPoints}
              ownKey={ownKey}
              balance={balance.data?.available}
              walletHref={`${store.path}/wallet`}
              loading={write.isPending}
              onClick={() =>
                write.mutate({ id: detail.id, productId: product.id, options: detail.options, network })
              }
            />
          )
        }
      />
    </Card>
  );
}
