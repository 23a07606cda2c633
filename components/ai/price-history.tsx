import { useLocale, useTranslations } from "next-intl";
import { formatMicros } from "@/components/admin/usage-figures";
import { RelativeTime } from "@/components/shared/relative-time";
import type { PriceVersion } from "@/server/modules/ai/contract";

/** What a model has cost, newest first: who changed it, when and why. */
export function PriceHistory({ versions }: { versions: PriceVersion[] }) {
  const t = useTranslations("ai.prices");
  const locale = useLocale();
  return (
    <section>
      <h3 className="mb-2 font-medium">{t("history")}</h3>
      <ol className="divide-y rounded-lg border">
        {versions.map((one) => (
          <li key={one.version} className="grid gap-0.5 p-3 text-sm">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">{t("version", { version: one.version })}</span>
              <span>
                {t("inAndOut", {
                  input: formatMicros(one.inputMicros, locale),
                  output: formatMicros(one.outputMicros, locale),
                })}
              </span>
            </p>
            <p className="flex flex-wrap gap-x-2 text-muted-foreground">
              {one.setBy === "default" ? (
                t("installed")
              ) : (
                <>
                  <RelativeTime date={one.validFrom} />
                  <bdi>{one.setByName ?? one.setBy}</bdi>
                </>
              )}
            </p>
            {one.note && (
              <p dir="auto" className="break-words">
                {one.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
