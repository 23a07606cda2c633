import type { MovementKind } from "@/server/modules/wallet/contract";

/** The history's query, as the page prefetches it and the list asks it. */
export function movementsQuery(kind?: MovementKind) {
  return { limit: 50, ...(kind ? { kind } : {}) };
}
