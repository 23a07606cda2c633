import { followLink } from "@/server/modules/calendar";
import { AppError } from "@/server/platform/errors";
import { limitVisit } from "@/server/request/limits";
import { addressOf } from "@/server/request/peer";
import { missingLink } from "./missing";

type Context = { params: Promise<{ code: string }> };

/** Leads on from a short link, and counts who follows it. */
export async function GET({ headers }: Request, { params }: Context): Promise<Response> {
  const ip = addressOf(headers);
  try {
    limitVisit(ip);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: 429, headers: { "retry-after": String(error.retryAfter ?? 60) } });
  }
  const url = await followLink((await params).code, {
    ip,
    userAgent: headers.get("user-agent") ?? "",
    prefetch: /prefetch|prerender/.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? ""),
  });
  if (!url) return missingLink();
  return new Response(null, {
    status: 302,
    // Kept by nobody, so that each click is seen; the page it leads to need not know where it was clicked.
    headers: { location: url, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
