import { useLocale, useTranslations } from "next-intl";
import { aWeek, timeText, weekdayName, weekOf } from "@/components/calendar/days";
import { HeatMap } from "@/components/shared/heat-map";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { formatNumber } from "@/server/platform/i18n/format";

const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** When the week is busy: calls by weekday and hour. Drawn on the server. */
export function PeakHours({ hours }: { hours: number[][] }) {
  const t = useTranslations("admin.usage");
  const locale = useLocale();
  const most = Math.max(...hours.flat());
  if (most <= 0) return null;
  // The weekdays in the order of the reader's week.
  const order = weekOf(aWeek[0] ?? "", locale).map((day) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
  const nameOf = (weekday: number) => weekdayName(aWeek[weekday - 1] ?? "", locale);
  const busiest = hours.findIndex((day) => day.includes(most));
  const hour = hours[busiest]?.indexOf(most) ?? 0;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("peak")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <p>
          {t("busiest", { day: nameOf(busiest + 1), hour: timeText(hourText(hour), locale), count: most })}
        </p>
        <HeatMap
          label={t("peak")}
          category={t("hour")}
          rows={order.map((weekday) => ({ id: String(weekday), label: nameOf(weekday) }))}
          columns={Array.from({ length: 24 }, (_, at) => ({
            id: hourText(at),
            label: timeText(hourText(at), locale),
          }))}
          values={order.map((weekday) => hours[weekday - 1] ?? [])}
          format={(value) => formatNumber(value, locale)}
        />
      </CardContent>
    </Card>
  );
}
