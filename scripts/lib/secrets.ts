import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readPrivate, writePrivate } from "./private-file";

const NAMES = ["AUTH_SECRET", "ENCRYPTION_KEY"] as const;
type Secrets = Record<(typeof NAMES)[number], string>;

/**
 * The secrets of this installation: from the environment where they are set, else random ones, made
 * once and kept in `secrets.json`, so that sessions and encrypted values survive a restart.
 */
export function secretsOf(dataDir: string, given: NodeJS.ProcessEnv): Secrets {
  const file = join(dataDir, "secrets.json");
  const kept = readPrivate<Partial<Secrets>>(file) ?? {};
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, given[name] || kept[name] || randomBytes(32).toString("base64url")]),
  ) as Secrets;
  const missing = NAMES.filter((name) => !given[name] && !kept[name]);
  if (missing.length > 0) {
    writePrivate(file, { ...kept, ...Object.fromEntries(missing.map((name) => [name, secrets[name]])) });
  }
  return secrets;
}
