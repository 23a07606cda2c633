import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { parseSync } from "oxc-parser";
import { ResolverFactory } from "oxc-resolver";

/** One import of a file. A dynamic import is an import; `import type` vanishes when compiled, so it is told apart. */
export interface Edge {
  /** Path in the project, or `npm:<package>`, or `node:<module>`. */
  to: string;
  kind: "value" | "type";
}

export interface SourceFile {
  path: string;
  directive: "use client" | "use server" | null;
  edges: Edge[];
  /** Files that it exports from: `export * from "./views"`. */
  passesOn: string[];
  /** Imports that lead nowhere, and dynamic ones whose target is computed. */
  unknown: string[];
}

/** The program's files by path. */
export type Graph = ReadonlyMap<string, SourceFile>;

/** Finds the project path that a specifier names from a file; undefined when there is none. */
type Resolve = (from: string, specifier: string) => string | undefined;

const sourceFile = /\.(ts|tsx|mts)$/;
const skipped = new Set(["node_modules", ".next", ".data", ".git", "test-results", "playwright-report"]);

/** Reads the imports of one file's text, as the compiler sees them. */
function readSource(file: string, text: string, resolve: Resolve): SourceFile {
  const { module, program } = parseSync(file, text);
  const first = program.body.find((s) => s.type === "ExpressionStatement" && "directive" in s);
  const directive = first && "directive" in first ? first.directive : null;
  const wanted: { specifier: string; kind: Edge["kind"] }[] = [];
  const unknown: string[] = [];
  const passedOn: string[] = [];

  for (const { moduleRequest, entries } of module.staticImports) {
    const onlyTypes = entries.length > 0 && entries.every((e) => e.isType);
    wanted.push({ specifier: moduleRequest.value, kind: onlyTypes ? "type" : "value" });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest && !isType) passedOn.push(moduleRequest.value);
      if (moduleRequest) wanted.push({ specifier: moduleRequest.value, kind: isType ? "type" : "value" });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(["'`])([^"'`$]+)\1$/.exec(written)?.[2];
    if (literal) wanted.push({ specifier: literal, kind: "value" });
    // Data, whichever file of it: texts of a language.
    else if (!/\.json[`"']$/.test(written)) unknown.push(written);
  }

  const edges = new Map<string, Edge>();
  for (const { specifier, kind } of wanted) {
    const to = targetOf(file, specifier, resolve);
    if (!to) unknown.push(specifier);
    else if (kind === "value" || !edges.has(to)) edges.set(to, { to, kind });
  }
  return {
    path: file,
    directive: directive === "use client" || directive === "use server" ? directive : null,
    edges: [...edges.values()],
    passesOn: passedOn.flatMap((specifier) => targetOf(file, specifier, resolve) ?? []),
    unknown,
  };
}

function targetOf(file: string, specifier: string, resolve: Resolve): string | undefined {
  if (isBuiltin(specifier)) return `node:${specifier.replace(/^node:/, "")}`;
  if (specifier.startsWith(".") || specifier.startsWith("@/")) return resolve(file, specifier);
  const parts = specifier.split("/");
  return `npm:${parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/")}`;
}

/** The graph of the files below `root`, with imports resolved as the compiler resolves them. */
export function readTree(root: string): Graph {
  const resolver = new ResolverFactory({
    tsconfig: { configFile: path.join(root, "tsconfig.json") },
    extensions: [".ts", ".tsx", ".mts", ".js", ".json"],
    conditionNames: ["import", "node"],
  });
  const resolve: Resolve = (from, specifier) => {
    const found = resolver.sync(path.dirname(path.join(root, from)), specifier).path;
    return found ? path.relative(root, found).split(path.sep).join("/") : undefined;
  };
  const files = listFiles(root, "");
  return new Map(
    files.map((file) => [file, readSource(file, readFileSync(path.join(root, file), "utf8"), resolve)]),
  );
}

function listFiles(root: string, below: string): string[] {
  return readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listFiles(root, name);
    return sourceFile.test(entry.name) && !entry.name.endsWith(".d.ts") ? [name] : [];
  });
}

/** The graph of files given as text, for showing that a rule can be broken. */
export function graphOf(sources: Record<string, string>): Graph {
  const resolve: Resolve = (from, specifier) => {
    const base = specifier.startsWith("@/")
      ? specifier.slice(2)
      : path.posix.join(path.posix.dirname(from), specifier);
    return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((candidate) => candidate in sources);
  };
  return new Map(Object.entries(sources).map(([file, text]) => [file, readSource(file, text, resolve)]));
}
