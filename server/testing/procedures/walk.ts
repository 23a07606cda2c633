import { z } from "zod";
import type { AnyOperation } from "@/server/operations/define";
import { permissions } from "@/server/operations/permissions";

/** A procedure of the root router with the operation that it was derived from. */
export interface Procedure {
  /** Its address in the router: `catalog.listProducts`. */
  path: string;
  type: string;
  operation: AnyOperation | undefined;
}

interface Lists {
  /** Operations that are not a store's, by name, with the reason. */
  outsideStores: Readonly<Record<string, string>>;
  /** Whether the project has a file at this path. */
  exists(path: string): boolean;
}

/** Everything in the router's procedures that breaks a promise of operations, in a sentence each. */
export function procedureProblems(procedures: readonly Procedure[], lists: Lists): string[] {
  const problems: string[] = [];
  const routes = new Map<string, string>();
  for (const { path, type, operation } of procedures) {
    if (!operation) {
      problems.push(`${path} was not derived from an operation`);
      continue;
    }
    const { name, rest } = operation;
    if (name !== path) problems.push(`${name} stands in the router as ${path}`);
    if (!lists.exists(fileOf(name))) problems.push(`${name} does not stand in ${fileOf(name)}`);
    if (type !== procedureType(operation.kind))
      problems.push(`${name} is a ${operation.kind} behind a ${type}`);
    if (!/^[A-Z].{8,120}[^.!\s]$/.test(operation.summary))
      problems.push(`${name} lacks a summary of one line`);

    const route = `${rest.method} ${rest.path.replaceAll(/\{\w+\}/g, "{}")}`;
    const twin = routes.get(route);
    if (twin) problems.push(`${name} and ${twin} share the address ${route}`);
    routes.set(route, name);

    problems.push(...permissionProblems(operation, lists), ...contractProblems(operation));
  }
  const names = new Set(procedures.map((procedure) => procedure.path));
  const stale = Object.keys(lists.outsideStores).filter((name) => !names.has(name));
  return [
    ...problems,
    ...stale.map((name) => `${name} is on the list of operations outside stores but does not exist`),
  ];
}

const procedureType = (kind: AnyOperation["kind"]) =>
  kind === "query" || kind === "subscription" ? kind : "mutation";

function fileOf(name: string): string {
  const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const [module, operation] = kebab.split(".");
  return `server/modules/${module}/operations/${operation}.ts`;
}

function permissionProblems(
  { name, scope, permission, rest, kind }: AnyOperation,
  { outsideStores }: Lists,
): string[] {
  const problems: string[] = [];
  if (scope === "workspace") {
    if (!permission || !permissions.includes(permission)) problems.push(`${name} asks for no permission`);
    if (name in outsideStores)
      problems.push(`${name} is a store's operation and on the list of those that are not`);
  } else {
    if (permission) problems.push(`${name} asks for a permission outside of a store`);
    if (!(name in outsideStores)) problems.push(`${name} is ${scope} without a reason on the list`);
  }
  if (rest.method === "GET" && kind === "mutation") problems.push(`${name} changes things by GET`);
  return problems;
}

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
}

function contractProblems({ name, kind, input, output, rest }: AnyOperation): string[] {
  const problems: string[] = [];
  const given = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;
  const answered = z.toJSONSchema(output, { io: "output", unrepresentable: "any" });
  if (given.type !== "object") problems.push(`${name} takes something else than an object`);
  for (const { at, schema } of objectsIn(given, "input")) {
    if (schema.additionalProperties !== false) problems.push(`${name} takes unknown fields in ${at}`);
  }
  // An address carries plain fields only; a question made of objects has to be a body.
  const plain = objectsIn(given, "input").length <= 1;
  const reads = kind === "query" || kind === "subscription";
  if (reads && plain && rest.method !== "GET") problems.push(`${name} only reads, but not by GET`);
  const answers = answered.anyOf ?? answered.oneOf ?? [answered];
  if (!answers.every((answer) => typeof answer === "object" && answer.type === "object")) {
    problems.push(`${name} answers with something else than an object`);
  }
  for (const [, field = ""] of rest.path.matchAll(/\{(\w+)\}/g)) {
    if (!(field in (given.properties ?? {})))
      problems.push(`${name} has no input for {${field}} of its address`);
  }
  return problems;
}

/** The objects with named fields in a schema, however deep. A record of arbitrary keys names none. */
function objectsIn(schema: unknown, at: string): { at: string; schema: Schema }[] {
  if (Array.isArray(schema)) return schema.flatMap((item) => objectsIn(item, at));
  if (typeof schema !== "object" || schema === null) return [];
  const own = schema as Schema;
  const named = own.type === "object" && own.properties ? [{ at, schema: own }] : [];
  const below = Object.entries(own).flatMap(([key, value]) =>
    key === "properties"
      ? Object.entries(own.properties ?? {}).flatMap(([field, inner]) => objectsIn(inner, `${at}.${field}`))
      : objectsIn(value, at),
  );
  return [...named, ...below];
}
