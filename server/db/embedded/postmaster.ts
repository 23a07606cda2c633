import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";

/** The lines of `postmaster.pid` that concern us (PostgreSQL source, src/include/utils/pidfile.h). */
interface Postmaster {
  pid: number;
  port: number;
  status: "starting" | "stopping" | "ready" | "standby";
}

const TICK_MS = 20;

/** What `postmaster.pid` in `dataDir` says; undefined when there is none or it is not complete yet. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const [pid, , , port, , , , status = ""] = lines.map((line) => line.trim());
  if (!pid || !/^(starting|stopping|ready|standby)$/.test(status)) return undefined;
  return { pid: Math.abs(Number(pid)), port: Number(port), status: status as Postmaster["status"] };
}

/** Whether a process of this id exists, of whatever user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Waits until `condition` holds; false when it does not within `timeoutMs`. */
export async function eventually(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > end) return false;
    await pause(TICK_MS);
  }
  return true;
}

/** Raised when a living process of Rooz uses the cluster. */
export class InUseError extends Error {
  constructor(dataDir: string) {
    super(`The database in ${dataDir} is in use by another process of Rooz. Stop that one first.`);
    this.name = "InUseError";
  }
}

/**
 * Takes the lock that says "this process owns the running cluster". It belongs to one connection, so
 * Postgres itself gives it back the moment its holder dies, however it dies.
 * @returns a function that gives it back; undefined when another process holds it.
 */
export async function takeOwnership(url: string): Promise<(() => Promise<void>) | undefined> {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
  });
  const release = () => sql.end({ timeout: 1 });
  try {
    const [row] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(hashtext('rooz owner')) as mine`;
    if (row?.mine) return release;
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return undefined;
}

/**
 * Clears away the server that a killed process left running on `dataDir`, so that there are never two.
 * It is stopped cleanly (nothing is lost) rather than adopted: the watcher of its dead keeper may be
 * about to stop it anyway.
 * @param urlOf gives the address of the cluster's maintenance database at a port
 * @throws InUseError when its keeper is alive
 */
export async function stopOrphan(dataDir: string, urlOf: (port: number) => string): Promise<void> {
  const found = readPostmaster(dataDir);
  // With a dead process, Postgres clears the stale file by itself, and checks for surviving children too.
  if (!found || !isAlive(found.pid)) return;
  if (!runsIn(found.pid, dataDir)) {
    // Postgres would take the stranger for a postmaster and refuse. It still checks for survivors.
    rmSync(join(dataDir, "postmaster.pid"));
    return;
  }
  const gone = () => !isAlive(found.pid) || readPostmaster(dataDir)?.pid !== found.pid;
  await eventually(() => gone() || readPostmaster(dataDir)?.status !== "starting", 120_000);
  if (!gone() && readPostmaster(dataDir)?.status === "ready") {
    const release = await takeOwnership(urlOf(found.port)).catch((error) => {
      // Refused because it is just shutting down; anything else is a riddle the user should see.
      if (readPostmaster(dataDir)?.status === "ready" && !gone()) throw error;
      return () => Promise.resolve();
    });
    if (!release) throw new InUseError(dataDir);
    await release();
  }
  await stopPostmaster(found.pid, "SIGINT", gone);
}

/**
 * Stops a server: SIGINT is Postgres's fast shutdown (everything is written down), SIGQUIT its
 * immediate one (the next start recovers from the write-ahead log), which also follows after 60 s.
 */
export async function stopPostmaster(
  pid: number,
  signal: "SIGINT" | "SIGQUIT",
  gone: () => boolean = () => !isAlive(pid),
): Promise<void> {
  const send = (name: "SIGINT" | "SIGQUIT") => {
    try {
      if (!gone()) process.kill(pid, name);
    } catch {
      // It ended in between.
    }
  };
  send(signal);
  if (await eventually(gone, 60_000)) return;
  send("SIGQUIT");
  if (!(await eventually(gone, 10_000))) throw new Error(`Postgres (process ${pid}) does not stop.`);
}

/**
 * Whether the process is the postmaster of `dataDir`, and neither a zombie nor a stranger who was given
 * the id of one that is gone. A postmaster works in its data directory; where that cannot be seen we
 * believe the file.
 */
function runsIn(pid: number, dataDir: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}
