import { z } from "zod";
import type { AnyOperation } from "@/server/operations/define";
import { allOperations } from "@/server/trpc/operations";
import { fileOperations } from "./file-operations";

interface Route {
  operation: AnyOperation;
  pattern: RegExp;
  fields: string[];
  queryTypes: Map<string, string>;
}

/** What JSON type each top-level field of an input has, so that text from a query string can become it. */
function fieldTypes(operation: AnyOperation): Map<string, string> {
  const schema = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" });
  return new Map(
    Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const variants = typeof property === "object" ? [property, ...(property.anyOf ?? [])] : [];
      const type = variants
        .flatMap((v) => (typeof v === "object" ? (v.type ?? []) : []))
        .find((t) => t !== "null");
      return [name, type ?? "string"];
    }),
  );
}

let routes: Map<string, Route[]> | undefined;

function table(): Map<string, Route[]> {
  if (routes) return routes;
  routes = new Map();
  for (const operation of [...allOperations(), ...Object.values(fileOperations)]) {
    const { method, path } = operation.rest;
    const fields = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? "");
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
    const list = routes.get(method) ?? [];
    list.push({ operation, pattern, fields, queryTypes: fieldTypes(operation) });
    routes.set(method, list);
  }
  // A fixed path wins over one with fields: /products/export over /products/{id}.
  for (const list of routes.values()) list.sort((a, b) => a.fields.length - b.fields.length);
  return routes;
}

/** The operation that a method and a path (below /api) name, with the fields of the path; or the methods allowed there. */
export function findRoute(
  method: string,
  path: string,
):
  | { operation: AnyOperation; pathInput: Record<string, string>; queryTypes: Map<string, string> }
  | { allowed: string[] } {
  for (const route of table().get(method) ?? []) {
    const match = route.pattern.exec(path);
    if (!match) continue;
    const pathInput = Object.fromEntries(
      route.fields.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? "")]),
    );
    return { operation: route.operation, pathInput, queryTypes: route.queryTypes };
  }
  const allowed = [...table()].filter(([, list]) => list.some((r) => r.pattern.test(path))).map(([m]) => m);
  return { allowed };
}

/** Text of a query string as the JSON types that the contract names; what does not fit is left for the contract to refuse. */
export function queryInput(query: URLSearchParams, types: Map<string, string>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    const first = all[0] ?? "";
    const type = types.get(name);
    if (type === "array") input[name] = all.flatMap((value) => value.split(","));
    else if ((type === "integer" || type === "number") && first !== "" && Number.isFinite(Number(first)))
      input[name] = Number(first);
    else if (type === "boolean" && (first === "true" || first === "false")) input[name] = first === "true";
    else input[name] = first;
  }
  return input;
}
