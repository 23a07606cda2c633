import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { HealthWindow } from "@/server/modules/ai/contract";

const windows: readonly HealthWindow[] = ["1h", "24h", "7d"];

/** Chooses the time that the health of providers is shown for; each has its address. */
export function HealthWindows({ current }: { current: HealthWindow }) {
  const t = useTranslations("routing.health");
  return (
    <nav aria-label={t("time")} className="flex flex-wrap gap-1 rounded-lg bg-muted p-1">
      {windows.map((one) => (
        <Link
          key={one}
          href={`?window=${one}`}
          aria-current={one === current ? "page" : undefined}
          className={cn(
            "rounded-md px-2.5 py-1 text-sm",
            one === current ? "bg-card font-medium shadow-sm" : "text-muted-foreground hover:text-foreground",
          )}
        >
          {t(`windows.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
