import { appUrl, env } from "@/server/platform/env";

/**
 * Whether a request was made by our own pages, as the browser tells it: Sec-Fetch-Site, which no page can set, or
 * Origin beside our address. A browser sends one of them with every request that may change something.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host, origin: normal } = new URL(origin);
  if (normal === new URL(appUrl()).origin) return true;
  const forwarded = env().TRUST_PROXY > 0 ? headers.get("x-forwarded-host") : null;
  return host === (forwarded ?? headers.get("host"));
}
