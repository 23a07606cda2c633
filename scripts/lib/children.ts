import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { leash } from "@/server/db/embedded/leash";

const GRACE_MS = 5000;
const running = new Set<Child>();

export interface Child {
  pid: number;
  /** The exit code; 1 when a signal ended it. */
  exited: Promise<number>;
  /** Asks it to end, and kills it when it has not after five seconds. */
  stop(): Promise<void>;
}

interface Options {
  env: NodeJS.ProcessEnv;
  /** Where it runs; here, unless given. */
  cwd?: string;
  /** Hears each line of its output (both streams), which otherwise goes to our own. */
  onLine?: (line: string) => void;
}

/**
 * Runs Node with `args` in a process group of its own: a Ctrl-C in the terminal reaches us only, and we
 * stop things in order. When we are killed, it is stopped too.
 */
export function run(args: string[], { env, cwd, onLine }: Options): Child {
  const stdio = onLine ? "pipe" : "inherit";
  const child = spawn(process.execPath, args, {
    env,
    cwd,
    detached: true,
    stdio: ["ignore", stdio, stdio],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream && onLine) createInterface({ input: stream }).on("line", onLine);
  }
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${process.execPath} could not be started`);
  const keeper = leash(pid, { signal: "TERM", group: true });
  const exited = new Promise<number>((resolve) => {
    // "close" comes after the last line of output.
    child.once("close", (code) => {
      running.delete(self);
      keeper.release();
      resolve(code ?? 1);
    });
  });
  const signal = (name: "SIGTERM" | "SIGKILL") => {
    try {
      process.kill(-pid, name);
    } catch {
      // It ended by itself.
    }
  };
  const self: Child = {
    pid,
    exited,
    stop: async () => {
      signal("SIGTERM");
      const timer = setTimeout(signal, GRACE_MS, "SIGKILL");
      await exited;
      clearTimeout(timer);
    },
  };
  running.add(self);
  return self;
}

/** Stops every child that is still running. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop()));
}
