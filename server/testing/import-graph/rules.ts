import { isTest, moduleOf, placeOf } from "./places";
import type { Edge, Graph, SourceFile } from "./read";

const shipped = (graph: Graph): SourceFile[] => [...graph.values()].filter((file) => !isTest(file.path));
const isAction = (file: SourceFile | undefined) =>
  file?.directive === "use server" && file.path.startsWith("app/");
const inProgram = (edge: Edge) => /^(?!npm:|node:).*\.tsx?$/.test(edge.to);

/** Imports that cannot be followed, so that no other rule could see through them. */
export function unknownImports(graph: Graph): string[] {
  return shipped(graph).flatMap((file) =>
    file.unknown.map((written) => `${file.path} imports ${written}, which cannot be followed`),
  );
}

/**
 * Imports that go upwards, sideways, or from a place without a rank. Imports of types count too: a module that
 * names the types of a higher one knows it. A server action is called over the network, like any address, so a
 * component may name the one that its form is sent to.
 */
export function rankViolations(graph: Graph): string[] {
  return shipped(graph).flatMap((file) => {
    const from = placeOf(file.path);
    if (!from)
      return [`${file.path} stands in a folder without a rank (server/testing/import-graph/places.ts)`];
    return file.edges.filter(inProgram).flatMap(({ to }) => {
      const target = placeOf(to);
      if (!target || target.name === from.name || target.rank < from.rank) return [];
      if (from.name === "components" && isAction(graph.get(to))) return [];
      const way = target.rank === from.rank ? "sideways" : "upwards";
      return [
        `${file.path} (${from.name}, rank ${from.rank}) imports ${way} ${to} (${target.name}, rank ${target.rank})`,
      ];
    });
  });
}

/** Product code that imports a test or what helps tests. */
export function testsInProduct(graph: Graph): string[] {
  return shipped(graph).flatMap((file) =>
    file.edges
      .filter((edge) => isTest(edge.to) && !/^[^/]+\.config\.ts$/.test(file.path))
      .map(({ to }) => `${file.path} imports ${to}, which is for tests`),
  );
}

/** A module's contract: `contract.ts`, and the module's own files that it exports from. */
function isContract(graph: Graph, file: string): boolean {
  const contract = `server/modules/${moduleOf(file)}/contract.ts`;
  return (
    file === contract ||
    (moduleOf(file) !== undefined && (graph.get(contract)?.passesOn.includes(file) ?? false))
  );
}

/**
 * Which file of a module may be imported from outside it, and by whom:
 * `index.ts` by all; the contract by what runs in the browser, by pages and by other contracts (they must stay
 * free of server code), its types by all; `schema.ts` by other schemas (foreign keys); `router.ts` and `jobs.ts`
 * by the one file that gathers them; an operation by the faces and pages that run it through `execute`, which
 * asks whether they may.
 */
function mayEnter(graph: Graph, from: string, { to, kind }: Edge): boolean {
  const door = to.slice(`server/modules/${moduleOf(to)}/`.length);
  if (door === "index.ts") return true;
  if (isContract(graph, to)) {
    return kind === "type" || /^(components|app)\//.test(from) || isContract(graph, from);
  }
  if (door === "schema.ts") return from.endsWith("/schema.ts");
  if (/^operations\/[^/]+\.ts$/.test(door)) return placeOf(from)?.name === "faces" || from.startsWith("app/");
  if (door === "router.ts") return from === "server/trpc/root.ts";
  return door === "jobs.ts" && from === "server/jobs/registry.ts";
}

/** Imports that reach into a module past its doors. Tests may: they look at what no product code should need. */
export function doorViolations(graph: Graph): string[] {
  return shipped(graph).flatMap((file) =>
    file.edges.flatMap((edge) => {
      const module = moduleOf(edge.to);
      if (!module || module === moduleOf(file.path) || mayEnter(graph, file.path, edge)) return [];
      return [`${file.path} reaches into ${module} past its index.ts: ${edge.to}`];
    }),
  );
}

/** Files that import `target` (a value, not only a type) without standing on the list, and lines of the list that nobody needs. */
export function guardViolations(
  graph: Graph,
  target: string,
  allowed: Readonly<Record<string, string>>,
): string[] {
  const importers = shipped(graph)
    .filter((file) => file.edges.some((edge) => edge.to === target && edge.kind === "value"))
    .map((file) => file.path);
  return [
    ...importers.filter((file) => !(file in allowed)).map((file) => `${file} may not import ${target}`),
    ...Object.keys(allowed)
      .filter((file) => !importers.includes(file))
      .map((file) => `${file} is on the list of ${target} but does not import it`),
  ];
}

/** Circles of imports between files, each told once. An import of types makes no circle: it is gone when the program runs. */
export function cycles(graph: Graph): string[] {
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const visit = (path: string) => {
    state.set(path, "open");
    trail.push(path);
    for (const { to, kind } of graph.get(path)?.edges ?? []) {
      if (kind === "type" || !graph.has(to) || state.get(to) === "done") continue;
      if (state.get(to) === "open") found.push([...trail.slice(trail.indexOf(to)), to].join(" -> "));
      else visit(to);
    }
    trail.pop();
    state.set(path, "done");
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return found;
}

/**
 * Server code that a browser would be sent: everything that a "use client" file imports, however far, except
 * contracts, the pure files of the list, and server actions (a reference is sent, not the code). Nothing that is
 * sent may need Node or one of the server's packages.
 */
export function browserViolations(
  graph: Graph,
  pure: ReadonlySet<string>,
  serverPackages: ReadonlySet<string>,
): string[] {
  const found = new Set<string>();
  const seen = new Map<string, string>();
  const queue = shipped(graph).filter((file) => file.directive === "use client");
  for (const file of queue) seen.set(file.path, file.path);
  for (let file = queue.pop(); file; file = queue.pop()) {
    const entry = seen.get(file.path) ?? file.path;
    for (const { to, kind } of file.edges) {
      const next = graph.get(to);
      if (kind === "type" || isAction(next)) continue;
      const foreign = to.startsWith("node:") || serverPackages.has(to);
      const server = to.startsWith("server/") && !pure.has(to) && !isContract(graph, to);
      if (foreign || server) found.add(`${file.path} brings ${to} to the browser (by way of ${entry})`);
      else if (next && !seen.has(to)) {
        seen.set(to, entry);
        queue.push(next);
      }
    }
  }
  return [...found];
}
