import { alertKinds } from "@/server/modules/competitors/contract";

/** The query of the alerts, as the page prefetches it and the list asks it. */
export function alertsQuery(kind: string | undefined) {
  const known = alertKinds.find((one) => one === kind);
  return { limit: 30, ...(known && { kind: known }) };
}
