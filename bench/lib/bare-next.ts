import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { run } from "@/scripts/lib/children";
import { NEXT } from "./processes";
import { writeSamePages } from "./same-page";
import type { Stage } from "./stage";

/** What the bare app names itself; the rest follows from these. */
const packages = ["next", "react", "react-dom", "postgres"];

/**
 * Builds the bare Next app in the run's folder, with its own packages (of our versions): inside the project it
 * would find and run what stands above it. @returns the folder
 */
export async function buildBareNext(stage: Stage, env: NodeJS.ProcessEnv): Promise<string> {
  const app = join(stage.folder, "bare-next");
  if (existsSync(join(app, ".next/BUILD_ID"))) return app;
  cpSync("bench/bare-next", app, { recursive: true });
  await writeSamePages(stage, app);
  writeFileSync(join(app, "package.json"), JSON.stringify({ name: "bare", private: true, type: "module" }));
  for (const name of closure(packages)) {
    linkTree(join("node_modules", name), join(app, "node_modules", name));
  }
  const lines: string[] = [];
  const code = await run([NEXT, "build"], { env, cwd: app, onLine: (line) => lines.push(line) }).exited;
  if (code !== 0) throw new Error(`The bare Next app could not be built:\n${lines.join("\n")}`);
  return app;
}

/** These packages and all that they need, as far as it is installed. */
function closure(names: string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = join("node_modules", name, "package.json");
    if (found.has(name) || !existsSync(file)) return;
    found.add(name);
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(file, "utf8")) as {
      dependencies?: object;
      optionalDependencies?: object;
    };
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed);
  };
  names.forEach(visit);
  return found;
}

/** Copies a folder by links, which cost neither time nor space; by real copies on another file system. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}
