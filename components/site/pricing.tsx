import { useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { services } from "@/server/modules/studio/contract";
import { planNames, plans } from "@/server/operations/plans";
import { formatNumber } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";

const descriptionPoints = 2;

/** The public price list: services in points, and the limits of each plan. */
export function Pricing({ welcomePoints, locale }: { welcomePoints: number; locale: Locale }) {
  const t = useTranslations("site.pricing");
  const service = useTranslations("studio.services");
  return (
    <main id="content" className="mx-auto max-w-3xl px-4 py-16">
      <h1 className="text-balance font-semibold text-3xl tracking-tight">{t("title")}</h1>
      <p className="mt-3 text-pretty text-lg text-muted-foreground">{t("text")}</p>

      <section className="mt-10 rounded-lg bg-primary-soft p-5">
        <h2 className="font-semibold text-lg">{t("welcome.title")}</h2>
        <p className="mt-1">
          {t("welcome.text", { points: welcomePoints, texts: Math.floor(welcomePoints / descriptionPoints) })}
        </p>
      </section>

      <section className="mt-12">
        <h2 className="font-semibold text-xl">{t("services")}</h2>
        <ul className="mt-4 divide-y border-y">
          {services.map(({ id, points }) => (
            <li key={id} className="flex items-baseline justify-between gap-4 py-3">
              <div>
                <h3 className="font-medium">{service(`${id}.title`)}</h3>
                <p className="text-muted-foreground">{service(`${id}.purpose`)}</p>
              </div>
              <span className="shrink-0 tabular-nums">{t("points", { points })}</span>
            </li>
          ))}
        </ul>
      </section>

      <section className="mt-12">
        <h2 className="font-semibold text-xl">{t("plans.title")}</h2>
        <p className="mt-1 text-muted-foreground">{t("plans.note")}</p>
        <div className="mt-4 overflow-x-auto">
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t("plans.plan")}</TableHead>
                <TableHead className="text-end">{t("plans.messages")}</TableHead>
                <TableHead className="text-end">{t("plans.api")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {planNames.map((plan) => (
                <TableRow key={plan}>
                  <TableCell className="font-medium">{t(`planNames.${plan}`)}</TableCell>
                  <TableCell className="text-end tabular-nums">
                    {formatNumber(plans[plan].aiMessagesPerMonth, locale)}
                  </TableCell>
                  <TableCell className="text-end tabular-nums">
                    {formatNumber(plans[plan].requestsPerHour, locale)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      </section>
    </main>
  );
}
