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
  const grandparent = parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return;
    clearInterval(timer);
    onGone();
  }, 1000);
  timer.unref();
}

/** Known on Linux only; elsewhere the direct parent has to do. */
function parentOf(pid: number): number | undefined {
  try {
    // The name of the program stands in brackets and may contain anything, brackets too.
    const [, fields = ""] = /^.*\)(.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return Number(fields.trim().split(" ")[1]);
  } catch {
    return undefined;
  }
}
