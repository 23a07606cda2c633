import { readFileSync } from "node:fs";

/**
 * Calls `onGone` when the command that started us (npm, or tsx below it) was killed without passing the
 * signal on: otherwise the app would run on unseen and hold its port.
 */
export function watchParents(onGone: () => void): void {
  // tsx keeps a channel open to the process that it runs.
  process.once("disconnect", onGone);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const above = chainToNpm(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && above.every(({ pid, ppid }) => parentOf(pid) === ppid)) return;
    clearInterval(timer);
    onGone();
  }, 1000);
  timer.unref();
}

interface Link {
  pid: number;
  ppid: number;
}

/**
 * The processes from `pid` up to npm: those that npm gave the name of its script to. When one dies, the
 * one below gets another parent. Known on Linux only; elsewhere the direct parent has to do.
 */
function chainToNpm(pid: number): Link[] {
  const ppid = parentOf(pid);
  if (ppid === undefined || !startedByNpm(pid)) return [];
  return [{ pid, ppid }, ...chainToNpm(ppid)];
}

function startedByNpm(pid: number): boolean {
  return read(`/proc/${pid}/environ`)
    .split("\0")
    .some((entry) => entry.startsWith("npm_lifecycle_event="));
}

function parentOf(pid: number): number | undefined {
  // The name of the program stands in brackets and may contain anything, brackets too.
  const fields = /^.*\)(.*)$/s
    .exec(read(`/proc/${pid}/stat`))?.[1]
    ?.trim()
    .split(" ");
  return fields ? Number(fields[1]) : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
