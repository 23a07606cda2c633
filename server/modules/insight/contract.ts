import { z } from "zod";
import { ServiceId } from "@/server/modules/studio/contract";

const Compared = z.object({ value: z.int(), before: z.int(), daily: z.array(z.int()) });

export const Dashboard = z.object({
  /** Days that the figures span; `before` is the same span before it. */
  days: z.int(),
  points: z.object({ available: z.int(), held: z.int() }),
  pointsSpent: Compared,
  textsFinished: Compared,
  minutesSaved: z.object({ value: z.int(), before: z.int() }),
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
