import type { AnyOperation } from "@/server/operations/define";
import type { Meta } from "./init";
import { appRouter } from "./root";

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { meta?: Meta } } | undefined
>;

/** The operation behind a procedure, as `catalog.listProducts` names it. */
export const operationAt = (path: string): AnyOperation | undefined => procedures[path]?._def.meta?.operation;

/** The operations of the whole product, as the root router names them. */
export const allOperations = (): AnyOperation[] =>
  Object.keys(procedures).flatMap((path) => operationAt(path) ?? []);
