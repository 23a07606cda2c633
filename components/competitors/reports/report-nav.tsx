import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReportKind, reportKinds } from "@/server/modules/competitors/contract";

/** Which of the reports is looked at. */
export function ReportNav({ base, shown }: { base: string; shown: ReportKind }) {
  const t = useTranslations("matching.reports");
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-1.5">
      {reportKinds.map((kind) => (
        <Link
          key={kind}
          href={`${base}?report=${kind}`}
          aria-current={kind === shown ? "page" : undefined}
          className="inline-flex h-8 items-center rounded-full border px-3 text-muted-foreground hover:text-foreground aria-[current=page]:border-primary aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-text"
        >
          {t(`${kind}.title`)}
        </Link>
      ))}
    </nav>
  );
}
