import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { run } from "@/scripts/lib/children";
import { serveCommand } from "@/scripts/lib/web";
import { freePort } from "@/server/db/embedded/launch";

/** The command of the Next that an app brings along. */
export const NEXT = "node_modules/next/dist/bin/next";

interface Served {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a server of ours that takes its port as the first argument, and says "ready" when it listens. */
export async function serveFloor(script: string, ...args: string[]): Promise<Served> {
  const port = await freePort();
  let listening = () => {};
  const ready = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const child = run(["--import", "tsx", script, String(port), ...args], {
    env: { ...process.env, NODE_ENV: "production" },
    onLine: (line) => (line === "ready" ? listening() : console.log(line)),
  });
  const ended = child.exited.then(() => {
    throw new Error(`${script} ended by itself`);
  });
  await Promise.race([ready, ended]);
  // Its end is nobody's business from now on.
  ended.catch(() => {});
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid, stop: child.stop };
}

/** A process that works when told; both sides talk over its channel. */
export async function forkFloor(script: string, ...args: string[]): Promise<ChildProcess> {
  const child = fork(script, args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  await once(child, "message");
  return child;
}

/** Starts a built Next app (ours, with its front, is "."), and tells how long its first page took, in milliseconds. */
export async function serveNext(
  app: string,
  env: NodeJS.ProcessEnv,
): Promise<Served & { firstPageMs: number }> {
  const port = await freePort();
  const begun = performance.now();
  const command = app === "." ? serveCommand(port) : [NEXT, "start", "-p", String(port)];
  const child = run(command, { env, cwd: app, onLine: () => {} });
  const origin = `http://127.0.0.1:${port}`;
  let over = false;
  child.exited.then(() => {
    over = true;
  });
  for (;;) {
    if (over) throw new Error(`the server of ${app} ended by itself`);
    try {
      const response = await fetch(origin);
      await response.arrayBuffer();
      if (response.status === 200) break;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { origin, pid: child.pid, stop: child.stop, firstPageMs: performance.now() - begun };
}

/** The environment in which the bare Next app runs. */
export const bareEnv = (ownerUrl: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  FLOOR_DATABASE_URL: ownerUrl,
});
