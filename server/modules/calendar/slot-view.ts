import type { Slot } from "./contract";
import type { slots } from "./schema";

/** A slot as people see it. */
export function toSlot({ id, weekdays, time, channelId, nextAt }: typeof slots.$inferSelect): Slot {
  return { id, weekdays, time, channelId, nextAt: nextAt.toISOString() };
}
