"use client";

import { Languages } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { CostButton } from "@/components/shared/cost-button";
import { LocaleOptions } from "@/components/shared/locale-options";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import { WritingLocale } from "@/server/modules/ai/contract";
import { adaptations, type GenerationDetail, type Version } from "@/server/modules/studio/contract";
import { localeNames } from "@/server/platform/i18n/locales";
import { LiveText } from "../live-text";
import { useCost } from "../use-cost";
import { useGeneration } from "../use-generation";
import { useWallet } from "../use-wallet";

/** What a text became in other languages, and the way to one more. */
export function Adaptations({ detail, version }: { detail: GenerationDetail; version: Version }) {
  const t = useTranslations("studio.adapt");
  const status = useTranslations("studio.status");
  const store = useStore();
  const mayWrite = store.can("studio.use") && detail.product !== null;
  if (!mayWrite && detail.adaptations.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{t("title")}</h2>
      {detail.adaptations.length > 0 && (
        <ul className="divide-y rounded-lg border bg-card">
          {detail.adaptations.map((one) => (
            <li key={one.id} className="relative flex flex-wrap items-center gap-2 p-3 hover:bg-muted/60">
              <Link
                href={`${store.path}/studio/texts/${one.id}`}
                lang={one.options.locale}
                className="rounded-sm font-medium after:absolute after:inset-0"
              >
                {localeNames[one.options.locale]}
              </Link>
              <span className="text-muted-foreground">
                {t(`made.${one.options.adapt ?? "translate"}`)} {t("of", { version: one.version })}
              </span>
              {one.status !== "done" && (
                <Badge variant={one.status === "running" ? "info" : "destructive"} className="ms-auto">
                  {status(one.status)}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <AdaptForm key={version.number} detail={detail} version={version} />}
    </section>
  );
}

function AdaptForm({ detail, version }: { detail: GenerationDetail; version: Version }) {
  const t = useTranslations("studio.adapt");
  const store = useStore();
  const router = useRouter();
  const others = WritingLocale.options.filter((locale) => locale !== detail.options.locale);
  const [locale, setLocale] = useState<WritingLocale>(others[0] ?? "en");
  const [adapt, setAdapt] = useState<(typeof adaptations)[number]>("translate");
  const [asked, setAsked] = useState(false);
  const { wallet, refresh } = useWallet();
  const { cost, ownKey } = useCost(detail.service);
  const generation = useGeneration({ onEnd: refresh });
  const { state } = generation;
  const made = state.phase === "done" ? state.generationId : undefined;
  useEffect(() => {
    if (made) router.push(`${store.path}/studio/texts/${made}`);
  }, [made, router, store.path]);
  const writing = state.phase === "writing";
  const { product } = detail;
  if (!product) return null;
  const order = () => {
    // A template has its say in the text that this one is made of.
    const { templateId: _id, templateVersion: _version, ...options } = detail.options;
    setAsked(true);
    void generation.start({
      service: detail.service,
      productId: product.id,
      options: { ...options, locale, adapt },
      source: { id: detail.id, version: version.number },
    });
  };
  return (
    <>
      <Card className="p-4">
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            order();
          }}
        >
          <p className="text-muted-foreground">{t("help")}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t("language")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  disabled={writing}
                  value={locale}
                  onChange={(event) => setLocale(WritingLocale.parse(event.target.value))}
                >
                  <LocaleOptions of={others} />
                </NativeSelect>
              )}
            </Field>
            <Field label={t("how")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  disabled={writing}
                  value={adapt}
                  onChange={(event) => setAdapt(event.target.value as typeof adapt)}
                >
                  {adaptations.map((one) => (
                    <option key={one} value={one}>
                      {t(`hows.${one}`)}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
          </div>
          <CostButton
            type="submit"
            variant="outline"
            action={t(`run.${adapt}`)}
            icon={<Languages aria-hidden />}
            cost={cost}
            ownKey={ownKey}
            balance={wallet}
            walletHref={`${store.path}/wallet`}
            loading={writing}
            disabled={detail.status === "running"}
          />
        </form>
      </Card>
      {asked && <LiveText generation={generation} />}
    </>
  );
}
