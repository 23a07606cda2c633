import { useLocale } from "next-intl";
import { formatMoney } from "@/server/platform/i18n/format";

/** An amount in minor units (cents) with its currency, in the reader's language. */
export function Money({ amount, currency }: { amount: number | bigint; currency: string }) {
  return <bdi className="whitespace-nowrap tabular-nums">{formatMoney(amount, currency, useLocale())}</bdi>;
}
