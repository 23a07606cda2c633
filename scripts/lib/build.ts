import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Everything counts as a source but this: a folder forgotten here costs a build, one forgotten in a
// list of sources would serve old code.
const NOT_SOURCES = new Set([
  ...["node_modules", "bench", "bin", "coverage", "docs", "drizzle", "e2e", "scripts"],
  ...[
    "playwright-report",
    "test-results",
    "next-env.d.ts",
    "biome.json",
    "drizzle.config.ts",
    "vitest.config.ts",
  ],
]);
const NOT_SOURCE_NAME = /^\.|\.(test|spec)\.tsx?$|\.md$|\.tsbuildinfo$/;

type Seen = Record<string, [size: number, modifiedMs: number, digest: string]>;
interface Stamp {
  hash: string;
  files: Seen;
}

/**
 * A hash of what the build is made of: the contents of all sources and the settings that are built in.
 * A file of known size and time is not read again, so this takes milliseconds.
 */
function fingerprint(root: string, known: Seen, settings: string): Stamp {
  const files: Seen = {};
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (NOT_SOURCE_NAME.test(entry.name) || NOT_SOURCES.has(path)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files[path] = look(path);
    }
  };
  const look = (path: string): Seen[string] => {
    const { size, mtimeMs } = statSync(join(root, path));
    const before = known[path];
    if (before && before[0] === size && before[1] === mtimeMs) return before;
    return [
      size,
      mtimeMs,
      createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest("hex"),
    ];
  };
  walk("");
  const hash = createHash("sha256").update(settings);
  for (const path of Object.keys(files).sort()) hash.update(`${path}\0${files[path]?.[2]}\n`);
  return { hash: hash.digest("hex"), files };
}

/** What of the environment ends up in the build. */
function settingsOf(env: NodeJS.ProcessEnv): string {
  const builtIn = Object.entries(env).filter(
    ([name]) => name.startsWith("NEXT_PUBLIC_") || name === "APP_URL",
  );
  return JSON.stringify([process.version, builtIn.sort()]);
}

const stampFile = (root: string) => join(root, ".next", "rooz-build-hash");

/**
 * Whether the build in `.next` is of other sources than those that are there now.
 * @returns a function that runs `build` and remembers what was built; undefined when all is up to date
 */
export function staleBuild(root: string, env: NodeJS.ProcessEnv) {
  const file = stampFile(root);
  const known: Stamp = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { hash: "", files: {} };
  const now = fingerprint(root, known.files, settingsOf(env));
  if (known.hash === now.hash && existsSync(join(root, ".next", "BUILD_ID"))) {
    writeFileSync(file, JSON.stringify(now));
    return undefined;
  }
  return async (build: () => Promise<void>) => {
    rmSync(file, { force: true });
    await build();
    mkdirSync(join(root, ".next"), { recursive: true });
    writeFileSync(file, JSON.stringify(now));
  };
}
