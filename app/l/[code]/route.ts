import { followLink } from "@/server/modules/calendar";
import { addressOf } from "@/server/request/peer";

type Context = { params: Promise<{ code: string }> };

/** Leads on from a short link, and counts who follows it. */
export async function GET({ headers }: Request, { params }: Context): Promise<Response> {
  const url = await followLink((await params).code, {
    ip: addressOf(headers),
    userAgent: headers.get("user-agent") ?? "",
    prefetch: /prefetch|prerender/.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? ""),
  });
  if (!url) return new Response(null, { status: 404 });
  return new Response(null, {
    status: 302,
    // Kept by nobody, so that each click is seen; the page it leads to need not know where it was clicked.
    headers: { location: url, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
