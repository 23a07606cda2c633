import { type NextRequest, NextResponse } from "next/server";

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * A content security policy with a nonce for every page that is rendered on request. The public pages are
 * static, so they cannot carry a nonce; next.config.ts gives them theirs.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Positions and sizes that components compute are style attributes.
    "style-src 'self' 'unsafe-inline'",
    // Pictures of products are fetched by the server: no other host learns who looks at what.
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/(store|admin|sign-in|sign-up|account|invite|dev)/:path*",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
    { source: "/(sign-in|sign-up|admin|account)" },
  ],
};
