import { z } from "zod";

/** More than anybody spends in a month: a million dollars. */
const Limit = z
  .int()
  .min(0)
  .max(1_000_000_000_000)
  .nullable()
  .meta({ description: "Micro-dollars in a calendar month; null for no limit" });

export const SetBudgetInput = z.strictObject({ limitMicros: Limit });

export const SpendingView = z.object({
  month: z.string().meta({ description: "The month that runs, as 2026-11" }),
  timezone: z.string().meta({ description: "Whose months count" }),
  limitMicros: Limit,
  spentMicros: z.int().meta({ description: "What calls that began in this month have cost" }),
  reservedMicros: z.int().meta({ description: "What calls that run now may cost at most" }),
});
export type SpendingView = z.output<typeof SpendingView>;
