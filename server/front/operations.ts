import type { AnyOperation } from "@/server/operations/define";
import { handleRest } from "@/server/rest/handler";
import { findRoute } from "@/server/rest/routes";
import { handleTrpc } from "@/server/trpc/handler";
import { operationAt } from "@/server/trpc/operations";

type Handler = (request: Request) => Promise<Response>;

/** What an admin saves may be on static pages, and only inside of Next can those be made anew. */
const needsNext = (operation: AnyOperation | undefined) => operation?.scope === "admin";

/**
 * Who answers a request below /api.
 * @param url path and query, as the request has them
 * @returns undefined for what is Next's: signing in, documents, addresses that nothing answers to
 */
export function handlerOf(method: string, url: string): Handler | undefined {
  const path = url.slice("/api".length).split("?", 1)[0] ?? "";
  const procedures = /^\/trpc\/(.+)$/.exec(path)?.[1];
  if (procedures) {
    if (method !== "GET" && method !== "POST") return undefined;
    const named = decoded(procedures)?.split(",");
    return named && !named.some((name) => needsNext(operationAt(name))) ? handleTrpc : undefined;
  }
  // A broken escape in an address is told by whoever looks at all of it.
  if (decoded(path) === undefined) return undefined;
  const found = findRoute(method, path.replace(/\/$/, ""));
  return "operation" in found && !needsNext(found.operation) ? handleRest : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
