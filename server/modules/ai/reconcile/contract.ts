import { z } from "zod";
import { idOf } from "@/server/platform/ids";

/** What a store's usage and its wallet say differently of a day. */
export const Difference = z.object({
  workspaceId: idOf("workspace"),
  calls: z.int().meta({ description: "Calls on which they differ" }),
  usagePoints: z.int().meta({ description: "What the usage says of these calls" }),
  walletPoints: z.int().meta({ description: "What the wallet says of them" }),
});
export type Difference = z.output<typeof Difference>;

export const Reconciliation = z.object({
  day: z.iso.date(),
  calls: z.int(),
  differences: z.array(
    Difference.extend({
      store: z.string().nullable().meta({ description: "Its name; null once it is gone" }),
    }),
  ),
  checkedAt: z.iso.datetime(),
});
export type Reconciliation = z.output<typeof Reconciliation>;
