import { useTranslations } from "next-intl";
import { SpanLinks } from "@/components/shared/span-links";
import type { HealthWindow } from "@/server/modules/ai/contract";

const windows: readonly HealthWindow[] = ["1h", "24h", "7d"];

/** Chooses the time that the health of providers is shown for; each has its address. */
export function HealthWindows({ current }: { current: HealthWindow }) {
  const t = useTranslations("routing.health");
  return (
    <SpanLinks
      label={t("time")}
      links={windows.map((one) => ({
        href: `?window=${one}`,
        label: t(`windows.${one}`),
        current: one === current,
      }))}
    />
  );
}
