import type { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import { problemOf } from "@/server/platform/problem";

/** An error as problem details (RFC 9457). */
export function problemResponse(error: AppError, locale: Locale, requestId: string): Response {
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "content-language": locale,
    "x-request-id": requestId,
  };
  if (error.retryAfter !== undefined) headers["retry-after"] = String(Math.ceil(error.retryAfter));
  if (error.status === 401) headers["www-authenticate"] = "Bearer";
  return new Response(JSON.stringify(problemOf(error, locale, requestId)), { status: error.status, headers });
}
