import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { freePort } from "@/server/db/embedded/launch";
import { run } from "./children";
import { say } from "./console";

const started = /^Rooz is ready\.$/;

export interface Installation {
  url: string;
  dataDir: string;
  /** The process that started it; the server is among its children. */
  pid: number;
  stop(): Promise<void>;
}

/** This machine's own settings must not reach an installation for tests: no real mail, model or database. */
export function withoutOwnSettings(): NodeJS.ProcessEnv {
  const known = [...readFileSync(".env.example", "utf8").matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)];
  const set = known.flatMap(([, name]) => (name && process.env[name] ? name : []));
  const kept = existsSync(".env") ? Object.keys(parseEnv(readFileSync(".env", "utf8"))) : [];
  // Empty rather than absent: what is absent would be read from .env again.
  return { ...process.env, ...Object.fromEntries([...set, ...kept].map((name) => [name, ""])) };
}

/**
 * Starts an installation of its own, as a stranger would start it: its own data, port and passwords.
 * @param settings what a stranger would write into .env
 * @throws Error when it does not become ready
 */
export async function startInstallation(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<Installation> {
  const port = await freePort();
  const env = {
    ...withoutOwnSettings(),
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: "warn",
    ...settings,
  };
  let ready = () => {};
  const isReady = new Promise<boolean>((done) => {
    ready = () => done(true);
  });
  const child = run(["--max-semi-space-size=1", "--import", "tsx", "scripts/start.ts"], {
    env,
    onLine: (line) => {
      if (started.test(line)) ready();
      else if (!line.includes("password:")) say(`  ${line}`);
    },
  });
  if (!(await Promise.race([isReady, child.exited.then(() => false)]))) {
    throw new Error("The installation did not start.");
  }
  return { url: `http://localhost:${port}`, dataDir, pid: child.pid, stop: child.stop };
}

/** Lets this process reach the database of an installation, as its own server does. */
export function connectTo(dataDir: string): void {
  const { env } = JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8")) as {
    env: Record<string, string>;
  };
  Object.assign(process.env, env);
}
