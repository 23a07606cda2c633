import { networkOf } from "@/server/modules/auth";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import type { AnyOperation } from "@/server/operations/define";
import { planOf } from "@/server/operations/plans";
import { env } from "@/server/platform/env";
import { countCall, countCallHere, type Limit } from "./rate-limit";

/** Calls a minute, besides what a plan allows per hour to API keys. */
const perMinute = {
  pageReads: 6000,
  personCalls: 600,
  strangerReads: 1200,
  strangerCalls: 240,
  linkVisits: 3000,
};

interface CallToLimit {
  operation: AnyOperation;
  actor: Actor | null;
  workspace: WorkspaceAccess | null;
  ip: string;
  /** Whether a browser's cookie says who calls: the web app's reads are counted in this process only. */
  fromBrowser: boolean;
}

/**
 * Counts a call against what its caller may make.
 * @throws AppError RATE_LIMITED
 */
export async function limitCall(call: CallToLimit): Promise<void> {
  const { NODE_ENV, DISABLE_RATE_LIMITS } = env();
  if (call.actor?.type === "operator") return;
  if (DISABLE_RATE_LIMITS && NODE_ENV !== "production") return;
  const { operation, actor } = call;
  const who = actor ? `user:${actor.userId}` : `ip:${networkOf(call.ip)}`;
  const own: Limit[] = operation.perMinute
    ? [{ key: `${operation.name}:${who}`, limit: operation.perMinute, seconds: 60 }]
    : [];
  if (actor?.type === "apiKey") {
    const limit = planOf(call.workspace?.plan ?? "free").requestsPerHour;
    return countCall([{ key: `keys:${actor.workspaceId}`, limit, seconds: 3600 }, ...own]);
  }
  const reads = operation.kind === "query" || operation.rest.method === "GET";
  if (reads && (call.fromBrowser || !actor)) {
    const limit = actor ? perMinute.pageReads : perMinute.strangerReads;
    for (const one of [{ key: `reads:${who}`, limit, seconds: 60 }, ...own]) countCallHere(one);
    return;
  }
  const limit = actor ? perMinute.personCalls : perMinute.strangerCalls;
  return countCall([{ key: `calls:${who}`, limit, seconds: 60 }, ...own]);
}

/** Counts a visit of a short link by its network, in this process. @throws AppError RATE_LIMITED */
export function limitVisit(ip: string): void {
  countCallHere({ key: `links:${networkOf(ip)}`, limit: perMinute.linkVisits, seconds: 60 });
}
