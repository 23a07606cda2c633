import { readdirSync, readFileSync } from "node:fs";

/** Seconds of processor time, and bytes in memory. */
export interface Usage {
  cpu: number;
  rss: number;
}

/** Ticks of a second in /proc; every Linux that Node runs on has this value. */
const ticks = 100;
const page = 4096;

interface Process extends Usage {
  pid: number;
  parent: number;
}

/** All processes of this machine; none where there is no /proc. */
function processes(): Process[] {
  let pids: string[] = [];
  try {
    pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return pids.flatMap((pid) => {
    try {
      // The name in brackets may hold spaces and brackets of its own.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")
        .map(Number);
      const [, parent = 0] = fields;
      // Also what children have used that are gone: a database ends its workers.
      const cpu = [11, 12, 13, 14].reduce((sum, i) => sum + (fields[i] ?? 0), 0) / ticks;
      return [{ pid: Number(pid), parent, cpu, rss: (fields[21] ?? 0) * page }];
    } catch {
      return [];
    }
  });
}

/** A process and all its descendants. */
function family(root: number): Process[] {
  const all = processes();
  const counted = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all) {
      if (!counted.has(parent) || counted.has(pid)) continue;
      counted.add(pid);
      grown = true;
    }
  }
  return all.filter(({ pid }) => counted.has(pid));
}

/** What a process and all its descendants have used. */
export function usageOf(root: number): Usage {
  const used = family(root);
  return {
    cpu: used.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: used.reduce((sum, { rss }) => sum + rss, 0),
  };
}

/** The process ids of all descendants. */
export function childrenOf(root: number): number[] {
  return family(root).flatMap(({ pid }) => (pid === root ? [] : [pid]));
}

/** The largest that a process has been in memory, in bytes. */
export function peakOf(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}
