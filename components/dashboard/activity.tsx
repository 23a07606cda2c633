import { FileUp, PenLine } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/shared/relative-time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { Dashboard } from "@/server/modules/insight/contract";
import { knownService } from "@/server/modules/studio/services";

/** What happened in the store lately, each with the way to it. */
export function Activity({ items, base }: { items: Dashboard["activity"]; base: string }) {
  const t = useTranslations("dashboard");
  const services = useTranslations("studio.services");
  const textOf = (item: Dashboard["activity"][number]) => {
    if (item.kind === "import") return t("import", { file: item.title });
    const service = knownService(item.detail);
    const name = service ? services(`${service}.title`) : item.detail;
    return item.title
      ? t("generation", { service: name, product: item.title })
      : t("generationAlone", { service: name });
  };
  const status = (value: string) =>
    value === "failed" || value === "cancelled" || value === "running" ? ` · ${t(`status.${value}`)}` : "";
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("activity")}</CardTitle>
      </CardHeader>
      <CardContent>
        {items.length === 0 ? (
          <p className="text-muted-foreground">{t("noActivity")}</p>
        ) : (
          <ul className="grid gap-3">
            {items.map((item) => {
              const Icon = item.kind === "import" ? FileUp : PenLine;
              const href =
                item.kind === "import"
                  ? `${base}/products/import/${item.id}`
                  : `${base}/studio/texts/${item.id}`;
              return (
                <li key={item.id} className="flex gap-2.5">
                  <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden />
                  <div className="min-w-0">
                    <Link href={href} className="line-clamp-2 rounded-sm hover:underline">
                      <bdi>{textOf(item)}</bdi>
                    </Link>
                    <p className="text-muted-foreground text-sm">
                      <RelativeTime date={item.at} />
                      {status(item.status)}
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}
