import { spawn } from "node:child_process";
import type { Socket } from "node:net";

interface Leash {
  /** Lets the target go: it has ended, or is now somebody else's. */
  release(): void;
}

interface Options {
  /** What the target gets when its keeper is gone. */
  signal: "INT" | "TERM" | "QUIT";
  /** The target is a process group, of which `pid` is the leader. */
  group?: boolean;
  /** Deleted once the target has ended. */
  remove?: string;
}

// Reads from a pipe that only the keeper holds. The kernel closes it however the keeper dies, even by
// kill -9, when no handler of ours runs any more.
const script = `
read -r word
[ "$word" = release ] && exit 0
kill -s "$1" -- "$2" 2>/dev/null
tries=0
while [ $tries -lt 300 ] && kill -s 0 -- "$2" 2>/dev/null; do
  tries=$((tries + 1))
  sleep 0.1
done
kill -s KILL -- "$2" 2>/dev/null
[ -n "$3" ] && rm -rf -- "$3"
`;

/**
 * Sees to it that process `pid` does not outlive this process: when this one ends without a word, the
 * target is signalled, and killed 30 seconds later if it is still there. POSIX only: without effect on
 * Windows.
 */
export function leash(pid: number, { signal, group = false, remove = "" }: Options): Leash {
  if (process.platform === "win32") return { release: () => {} };
  const target = String(group ? -pid : pid);
  // Detached, so that a Ctrl-C or kill meant for our process group leaves the watcher alone.
  const watcher = spawn("/bin/sh", ["-c", script, "rooz-leash", signal, target, remove], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  watcher.stdin.on("error", () => {});
  // The open pipe must not keep this process from ending by itself.
  (watcher.stdin as Socket).unref();
  return { release: () => watcher.stdin.end("release\n") };
}
