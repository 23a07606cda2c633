import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * The database addresses of the installation that runs in this folder, as `npm start` wrote them down; nothing
 * when they are set already or nothing runs here.
 */
export function readRuntime(): Record<string, string> {
  if (process.env.DATABASE_APP_URL && process.env.DATABASE_SERVICE_URL) return {};
  try {
    const file = path.join(process.env.DATA_DIR ?? ".data", "runtime.json");
    const runtime = JSON.parse(readFileSync(file, "utf8")) as { env?: Record<string, string> };
    return runtime.env ?? {};
  } catch {
    return {};
  }
}
