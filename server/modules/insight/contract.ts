import { z } from "zod";
import { ServiceId } from "@/server/modules/studio/contract";
import { Cause } from "@/server/modules/wallet/contract";

export * from "./installation/contract";
export * from "./spans";

const Change = z.object({ value: z.int(), before: z.int() });
const Compared = Change.extend({ daily: z.array(z.int()) });

export const Dashboard = z.object({
  /** Days that the figures span; `before` is the same span before it. */
  days: z.int(),
  points: z.object({ available: z.int(), held: z.int() }),
  pointsSpent: Compared,
  textsFinished: Compared,
  minutesSaved: Change,
  services: z.array(z.object({ service: ServiceId, count: z.int(), points: z.int() })),
  /** The last days, oldest first, days without anything included. */
  daily: z.array(z.object({ day: z.iso.date(), texts: z.int(), points: z.int() })),
  products: z.object({ total: z.int(), withoutDescription: z.int() }),
  activity: z.array(
    z.object({
      kind: z.enum(["generation", "import"]),
      id: z.string(),
      title: z.string(),
      detail: z.string(),
      status: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type Dashboard = z.output<typeof Dashboard>;

export const AiUsageInput = z.strictObject({ days: z.int().min(7).max(366).default(30) });

/** What a store's work by AI cost in points, made, and saved. */
export const AiUsage = z.object({
  days: z.int().meta({ description: "Days that the figures span; `before` is the same span before it" }),
  points: Change,
  pieces: Change.meta({ description: "Texts, pictures and calls that were finished" }),
  minutesSaved: Change,
  ownKeyPieces: z.int().meta({
    description: "Of the pieces, those made with the store's own key, which took no points",
  }),
  daily: z.array(z.object({ day: z.iso.date(), points: z.partialRecord(Cause, z.int()) })).meta({
    description: "Points by day of the store's timezone and by what they were spent on, oldest first",
  }),
  services: z.array(
    z.object({
      cause: Cause,
      pieces: z.int(),
      points: z.int(),
      minutesByHand: z
        .int()
        .nullable()
        .meta({ description: "Minutes that one takes a person, as it is estimated; null where nothing is" }),
      minutesSaved: z.int(),
    }),
  ),
  people: z.array(
    z.object({
      id: z.string().meta({ description: "Of a person or API key, or `operator`" }),
      name: z.string().nullable(),
      pieces: z.int(),
      points: z.int(),
    }),
  ),
  minutesToRead: z.int().meta({ description: "Minutes for reading one over, which no machine saves" }),
});
export type AiUsage = z.output<typeof AiUsage>;
