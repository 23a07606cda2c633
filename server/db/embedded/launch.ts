import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { postgresEnv } from "./initialise";
import type { Place } from "./place";
import { eventually, InUseError, readPostmaster } from "./postmaster";

const LOG_LIMIT_BYTES = 10_000_000;

const FIXED = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC"];

/** Settings for data that nobody will miss. */
export const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

export interface Server {
  pid: number;
  port: number;
  gone: () => boolean;
  ended: Promise<void>;
}

/**
 * Starts the server and waits until it accepts connections, however long recovery after a crash takes;
 * a server that cannot start ends by itself. Tries again when its port was just taken.
 */
export async function launch(
  { dataDir, binaries, account }: Place,
  logFile: string,
  settings: string[],
  pickPort: (attempt: number) => Promise<number>,
): Promise<Server> {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES)
    renameSync(logFile, `${logFile}.1`);
  for (let attempt = 0; ; attempt++) {
    const port = await pickPort(attempt);
    const all = [`port=${port}`, ...FIXED, ...settings];
    // The log goes to a file: a pipe would break when we are killed.
    const log = openSync(logFile, "a", 0o600);
    const from = statSync(logFile).size;
    const child = spawn(binaries.postgres, ["-D", dataDir, ...all.flatMap((setting) => ["-c", setting])], {
      cwd: dataDir,
      env: postgresEnv(),
      // In a session of its own, a Ctrl-C in the terminal reaches us only, and we stop things in order.
      detached: true,
      stdio: ["ignore", log, log],
      ...account,
    });
    closeSync(log);
    const { gone, ended } = watch(child);
    await eventually(() => gone() || isReady(dataDir, child.pid), Number.POSITIVE_INFINITY);
    if (child.pid && !gone()) {
      child.unref();
      return { pid: child.pid, port, gone, ended };
    }
    const said = readFileSync(logFile).subarray(from).toString();
    if (said.includes('"postmaster.pid" already exists')) throw new InUseError(dataDir);
    // "Still in use": the children of a killed server are about to notice that it is gone.
    const passing = /could not bind|Address already in use|shared memory block .* is still in use/;
    if (attempt >= 10 || !passing.test(said)) {
      throw new Error(`Postgres did not start. Its log (${logFile}) ends with:\n${said.trim().slice(-2000)}`);
    }
    await pause(100);
  }
}

function isReady(dataDir: string, pid: number | undefined): boolean {
  const seen = readPostmaster(dataDir);
  return seen?.pid === pid && seen?.status === "ready";
}

function watch(child: ChildProcess): Pick<Server, "gone" | "ended"> {
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.once("exit", end).once("error", end);
  });
  return { gone: () => over, ended };
}

/** A port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
