import { resolve } from "node:path";
import type { NextConfig } from "next";

// Nothing but what is needed to build inside another project: that is the point of this app.
const config: NextConfig = {
  turbopack: { root: resolve(import.meta.dirname, "../..") },
  serverExternalPackages: ["postgres"],
  typescript: { ignoreBuildErrors: true },
};

export default config;
