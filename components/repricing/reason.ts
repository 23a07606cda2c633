import { useLocale, useTranslations } from "next-intl";
import type { Change } from "@/server/modules/repricing/contract";
import { formatMoney } from "@/server/platform/i18n/format";

/** Says why a price is what it is, in a few words. */
export function useReason(): (why: Change["why"], currency: string) => string {
  const t = useTranslations("repricing.reason");
  const locale = useLocale();
  return ({ reason, reference, min, max, usual }, currency) => {
    const money = (amount: number | null) => (amount === null ? "" : formatMoney(amount, currency, locale));
    return t(reason, { reference: money(reference), min: money(min), max: money(max), usual: money(usual) });
  };
}
