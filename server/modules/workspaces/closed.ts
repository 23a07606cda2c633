import { graceDays } from "@/server/db/erasure";
import type { workspaces } from "@/server/db/tenant";
import type { ClosedWorkspace } from "./contract";

const graceMs = graceDays * 86_400_000;

/** Stores that were closed before this may be erased. */
export const closedLongEnough = (now: Date): Date => new Date(now.getTime() - graceMs);

/** A closed store as its owners see it. */
export function toClosedView(
  { id, name }: Pick<typeof workspaces.$inferSelect, "id" | "name">,
  closedAt: Date,
): ClosedWorkspace {
  const erasedAt = new Date(closedAt.getTime() + graceMs);
  return { id, name, closedAt: closedAt.toISOString(), erasedAt: erasedAt.toISOString() };
}
