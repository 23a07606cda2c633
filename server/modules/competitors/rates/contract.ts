import { z } from "zod";
import { idOf } from "@/server/platform/ids";

const currencies = new Set(Intl.supportedValuesOf("currency"));
const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => currencies.has(code), { params: { code: "invalid" } })
  .meta({ description: "ISO 4217" });

/** A rate as people type it: a comma may stand for the point. */
const RateText = z
  .string()
  .trim()
  .transform((text) => text.replace(",", "."))
  .refine((text) => /^\d{1,12}(?:\.\d{1,12})?$/.test(text) && /[1-9]/.test(text), {
    params: { code: "invalid" },
  })
  .meta({ description: "Units of the quote currency for one of the base, as a plain decimal" });

export const SetRateInput = z
  .strictObject({
    base: Currency,
    quote: Currency.optional().meta({ description: "The store's own unless given" }),
    day: z.iso.date().meta({ description: "From this day on" }),
    rate: RateText,
  })
  .refine(({ base, quote }) => base !== quote, { path: ["quote"], params: { code: "invalid" } });

const RateView = z.object({
  id: idOf("exchangeRate"),
  base: z.string(),
  quote: z.string(),
  day: z.iso.date(),
  rate: z.string(),
  source: z.enum(["entered", "ecb"]),
});
export type RateView = z.output<typeof RateView>;

export const RateList = z.object({
  currency: z.string().meta({ description: "The store's" }),
  missing: z.array(z.string()).meta({ description: "Currencies of offers of which no rate is known" }),
  fetched: z.boolean().meta({ description: "Whether this installation fetches rates by itself" }),
  items: z.array(RateView),
});
