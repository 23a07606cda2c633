import { randomBytes } from "node:crypto";
import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import { env } from "@/server/platform/env";

const header = "x-rooz-peer";

/** Known to this process only, so that nobody can send the header from outside. */
const shared = globalThis as { __roozPeerSeal?: string };
shared.__roozPeerSeal ??= randomBytes(16).toString("hex");
const seal = shared.__roozPeerSeal;

/**
 * Notes on each incoming request, before anything reads it, whose connection it came by. The framework hands
 * over headers only, and X-Forwarded-For is whatever the client wrote. Call it once, when the server starts.
 */
export function stampPeers(): void {
  diagnostics.subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[header] = `${seal} ${request.socket.remoteAddress ?? ""}`;
  });
}

/**
 * The network address of who calls: of the connection, or, behind TRUST_PROXY proxies, the entry of
 * X-Forwarded-For that the outermost of them wrote. "unknown" where nothing trustworthy says.
 */
export function addressOf(headers: Headers): string {
  const [sealed, peer] = (headers.get(header) ?? "").split(" ");
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").flatMap((entry) => entry.trim() || []);
  if (sealed === seal && peer) chain.push(peer);
  else if (env().TRUST_PROXY === 0) return "unknown";
  else chain.push("unknown");
  const address = chain[Math.max(0, chain.length - 1 - env().TRUST_PROXY)] ?? "";
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : "unknown";
}
