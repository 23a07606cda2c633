import { setTimeout as pause } from "node:timers/promises";
import { type Child, run } from "./children";
import { say } from "./console";

const NEXT = "node_modules/next/dist/bin/next";
/** Next with what stands before it in production. */
const SERVE = "scripts/serve.mjs";
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** Builds the app, naming each step; what the build said is told when it fails. */
export async function buildApp(env: NodeJS.ProcessEnv): Promise<void> {
  say("Building the app. This takes a minute or two, once per change.");
  const started = performance.now();
  const lines: string[] = [];
  const onLine = (line: string) => {
    lines.push(line);
    const step = /^(?:✓|\s)*((?:Creating|Compiled|Running|Collecting|Generating|Finalizing) .*)$/.exec(
      line.replace(ESCAPES, ""),
    );
    if (step) say(`  ${step[1]}`);
  };
  const code = await run([NEXT, "build"], { env, onLine }).exited;
  if (code !== 0) throw new Error(`The build failed:\n${lines.join("\n")}`);
  say(`  Built in ${Math.round((performance.now() - started) / 1000)} s`);
}

/**
 * Where there is memory V8 takes it and keeps it. It lets the space for young objects grow to three times 64 MB; with
 * 16 MB an import of 50,000 rows takes 120 MB less at its peak, and no longer. And where the heap may become larger
 * than 2 GB, a busy server's grows to four times what lives in it: 620 MB at its peak, and 390 with a limit of 1 GB,
 * of which 100 MB live. NODE_OPTIONS can set another limit.
 */
const memoryFlags = () => [
  "--max-semi-space-size=16",
  ...(process.env.NODE_OPTIONS?.includes("max-old-space-size") ? [] : ["--max-old-space-size=1024"]),
];

/** What Node is given to run the built app on a port. */
export const serveCommand = (port: number): string[] => [...memoryFlags(), SERVE, String(port)];

interface Options {
  development: boolean;
  port: number;
  env: NodeJS.ProcessEnv;
}

/** Starts Next's server; `ready` settles when its health check says yes. */
export function serveApp({ development, port, env }: Options): Child & { ready: Promise<void> } {
  say(development ? "Starting the server with hot reload" : "Starting the server");
  // Next's greeting would stand before ours; what matters of it is told when the server fails to start.
  let held: string[] | undefined = [];
  const onLine = (line: string) => (held ? held.push(line) : console.log(line));
  const command = development ? [NEXT, "dev", "-p", String(port)] : serveCommand(port);
  const server = run(command, { env, onLine });
  const release = (): string => {
    const lines = held ?? [];
    held = undefined;
    return lines.join("\n");
  };
  let over = false;
  server.exited.then(() => {
    over = true;
    if (held) console.error(release());
  });
  const ready = async () => {
    const end = performance.now() + (development ? 300_000 : 60_000);
    let answer = "nothing";
    while (!over && performance.now() < end) {
      try {
        const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
          signal: AbortSignal.timeout(30_000),
        });
        const body = await response.text();
        if (response.ok) {
          release();
          return;
        }
        answer = `${response.status} ${body.slice(0, 500)}`;
      } catch {
        // Not listening yet.
      }
      await pause(50);
    }
    if (over) return;
    throw new Error(`The server started but is not healthy. /api/health answers ${answer}\n${release()}`);
  };
  return { ...server, ready: ready() };
}
