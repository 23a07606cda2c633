"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, Plus, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useOwnKey } from "@/components/ai/use-own-key";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { CopyButton } from "@/components/shared/copy-button";
import { CostButton } from "@/components/shared/cost-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import {
  type AdContent,
  type AdField,
  type AdSetDetail,
  type AdVersion,
  adNetworkOf,
  adPoints,
  missingOf,
} from "@/server/modules/studio/contract";
import { Origin } from "../origin";
import { AdPreview } from "./ad-preview";
import { AdText } from "./ad-text";
import { AdVersions } from "./ad-versions";

interface Props {
  detail: AdSetDetail;
  /** The newest one of its network. */
  version: AdVersion;
  /** Every one of its network. */
  versions: AdVersion[];
  /** What was changed and not kept yet. */
  draft: AdContent | undefined;
  onDraft: (content: AdContent) => void;
}

/** The texts of an ad: counted, checked, changed, and beside them how the ad may look. */
export function AdEditor({ detail, version, versions, draft, onDraft }: Props) {
  const t = useTranslations("ads.editor");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const { network } = version;
  const content = draft ?? version.content;
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const ownKey = useOwnKey("ads_copy");
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: api.studio.pathKey() });
    void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
  };
  const again = useMutation(
    api.studio.writeAd.mutationOptions({ onError: toastProblem, onSettled: refresh }),
  );
  const change = (field: AdField, texts: string[]) => onDraft({ ...content, [field.id]: texts });
  const { fields } = adNetworkOf(network);
  const whole = fields.flatMap(({ id }) => content[id] ?? []).join("\n");

  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Card className="grid gap-6 p-4">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{t("version", { number: version.number })}</span>
          <Origin version={version} />
          <span className="ms-auto flex flex-wrap gap-2">
            <CopyButton text={whole} label={t("copyAll")} />
            <Button asChild variant="outline">
              <a href={`${store.path}/studio/ads/${detail.id}/export?network=${network}`} download>
                <Download aria-hidden />
                {network === "google-search" ? t("exportEditor") : t("export")}
              </a>
            </Button>
          </span>
        </div>
        {fields.map((field) => (
          <FieldTexts
            key={field.id}
            detail={detail}
            version={version}
            field={field}
            texts={content[field.id] ?? []}
            available={balance.data?.available}
            onChange={(texts) => change(field, texts)}
          />
        ))}
        {store.can("studio.use") && detail.product && (
          <div className="border-t pt-4">
            <CostButton
              variant="outline"
              action={t("again")}
              icon={<RotateCw aria-hidden />}
              cost={ownKey ? 0 : adPoints}
              ownKey={ownKey}
              balance={balance.data?.available}
              walletHref={`${store.path}/wallet`}
              disabled={draft !== undefined}
              loading={again.isPending}
              onClick={() =>
                detail.product &&
                again.mutate({
                  id: detail.id,
                  productId: detail.product.id,
                  options: detail.options,
                  network,
                })
              }
            />
          </div>
        )}
      </Card>
      <div className="grid gap-6 xl:sticky xl:top-4">
        <AdPreview
          network={network}
          content={content}
          options={detail.options}
          imageUrl={detail.product?.imageUrl ?? null}
        />
        <AdVersions versions={versions} onTake={store.can("studio.use") ? onDraft : undefined} />
      </div>
    </div>
  );
}

interface FieldProps {
  detail: AdSetDetail;
  version: AdVersion;
  field: AdField;
  texts: string[];
  available: number | undefined;
  onChange: (texts: string[]) => void;
}

/** The texts of one field, and what they lack together. */
function FieldTexts({ detail, version, field, texts, available, onChange }: FieldProps) {
  const t = useTranslations("ads");
  const store = useStore();
  const titleId = useId();
  const label = t(`fields.${field.id}`);
  const missing = missingOf(texts, field);
  return (
    <section aria-labelledby={titleId} className="grid gap-3">
      <h2 id={titleId} className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        {label}
        {field.max > 1 && (
          <span className="font-normal text-muted-foreground text-sm tabular-nums">
            {t("editor.upTo", { count: texts.length, max: field.max })}
          </span>
        )}
        {missing && (
          <span className="font-normal text-sm text-warning">
            {missing === "tooFew"
              ? t("editor.tooFew", { min: field.min })
              : t("editor.noShortOne", { limit: field.oneWithin ?? field.limit })}
          </span>
        )}
      </h2>
      <ol className="grid gap-3">
        {texts.map((text, index) => (
          <AdText
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is its place in the field
            key={index}
            setId={detail.id}
            network={version.network}
            field={field}
            name={field.max > 1 ? t("editor.number", { field: label, number: index + 1 }) : label}
            text={text}
            locale={detail.options.locale}
            facts={detail.facts}
            available={available}
            onChange={(changed) => onChange(texts.with(index, changed))}
            onRemove={texts.length > 0 ? () => onChange(texts.toSpliced(index, 1)) : undefined}
          />
        ))}
      </ol>
      {store.can("studio.use") && texts.length < field.max && (
        <Button
          variant="outline"
          size="sm"
          className="justify-self-start"
          onClick={() => onChange([...texts, ""])}
        >
          <Plus aria-hidden />
          {t("editor.add")}
        </Button>
      )}
    </section>
  );
}
