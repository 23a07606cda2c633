/**
 * Who may know whom, as ARCHITECTURE.md draws it: a file imports from places of a lower rank only. Between
 * places of the same rank nothing may be imported; what is needed there travels as an event.
 */
export const moduleRanks: Readonly<Record<string, number>> = {
  audit: 1,
  settings: 1,
  status: 1,
  grounding: 1,
  extraction: 1,
  auth: 2,
  workspaces: 3,
  wallet: 4,
  files: 4,
  notifications: 4,
  views: 4,
  tasks: 4,
  "job-runs": 4,
  media: 4,
  catalog: 5,
  ai: 5,
  live: 5,
  crawling: 5,
  studio: 6,
  competitors: 6,
  calendar: 7,
  assistant: 7,
  analyses: 7,
  repricing: 7,
  insight: 8,
  admin: 8,
};

/** Rank 0 has an order of its own, from what knows nothing to what knows the rest. */
const kernel = ["platform", "db", "operations", "jobs", "trpc"];
const trpcKernel = ["server/trpc/init.ts", "server/trpc/procedures.ts"];
/** Of the platform, mail alone has a table: the embedded mailbox. */
const mail = "server/platform/mail/";

/** The files that put the modules together. They stand above all modules, whatever folder they are in. */
const compositionRoots = ["server/trpc/root.ts", "server/jobs/registry.ts"];

/** What turns a request, a command or a start of the program into calls of operations. */
const faces = ["request", "trpc", "rest", "front", "cli", "seed"];

/** What stands above the server, from the ones that may be imported by the next to the ones that nobody imports. */
const outside = ["components", "app", "scripts", "server/testing", "bench", "e2e"];

export interface Place {
  name: string;
  rank: number;
}

/** Whether a file is a test or a measurement, or helps those only: it may look at anything, and nothing may look at it. */
export const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) ||
  file.startsWith("e2e/") ||
  file.startsWith("bench/") ||
  /^server\/(.+\/)?testing\//.test(file);

/** The module that a file belongs to. */
export const moduleOf = (file: string) => /^server\/modules\/([^/]+)\//.exec(file)?.[1];

/** Where a file stands; undefined when nobody has given its folder a rank yet. */
export function placeOf(file: string): Place | undefined {
  if (compositionRoots.includes(file)) return { name: file, rank: 14 };
  const module = moduleOf(file);
  if (module) {
    const rank = moduleRanks[module];
    return rank === undefined ? undefined : { name: module, rank };
  }
  const above = outside.findIndex((folder) => file.startsWith(`${folder}/`));
  if (above >= 0) return { name: outside[above] ?? "", rank: 20 + above };
  if (file.startsWith(mail)) return { name: "mail", rank: 0.15 };
  const area = /^server\/([^/]+)\//.exec(file)?.[1];
  if (area) {
    const below = kernel.indexOf(area);
    if (below >= 0 && (area !== "trpc" || trpcKernel.includes(file))) return { name: area, rank: below / 10 };
    return faces.includes(area) ? { name: "faces", rank: 15 } : undefined;
  }
  if (/^[^/]+\.config\.ts$/.test(file)) return { name: "settings of tools", rank: 30 };
  // What the framework calls by name: proxy.ts, instrumentation.ts.
  return file.includes("/") ? undefined : { name: "app", rank: 21 };
}
