import { TRPCError, tracked } from "@trpc/server";
import type { z } from "zod";
import type { Kind, Scope } from "@/server/operations/context";
import type { AnyOperation, Followed, Operation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { AppError } from "@/server/platform/errors";
import { t } from "./init";

const trpcCodes: Record<number, TRPCError["code"]> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  402: "PAYMENT_REQUIRED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  499: "CLIENT_CLOSED_REQUEST",
  501: "NOT_IMPLEMENTED",
  502: "BAD_GATEWAY",
};

/** An AppError as tRPC wants to see it thrown. */
function toTrpcError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new TRPCError({
    code: trpcCodes[error.status] ?? "INTERNAL_SERVER_ERROR",
    message: error.code,
    cause: error,
  });
}

type Result<K extends Kind, O> = K extends "stream" ? AsyncIterable<O> : O;

type ProcedureOf<Op> =
  Op extends Operation<Scope, infer K, infer I, infer O>
    ? ReturnType<typeof buildProcedure<K, z.input<I>, Result<K, z.output<O>>>>
    : never;

interface Call {
  ctx: Parameters<typeof execute>[1];
  input: unknown;
  signal?: AbortSignal;
}

/** Infinite queries of tRPC's client add which way they page, which is no field of any contract of ours. */
function withoutDirection(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("direction" in input)) return input;
  const { direction, ...rest } = input;
  return direction === "forward" || direction === "backward" ? rest : input;
}

/**
 * The procedure's own input is passed through unparsed: `execute` parses it, after it has asked whether the
 * caller may. The types are those of the operation's contract.
 */
function buildProcedure<K extends Kind, I, R>(operation: AnyOperation) {
  const base = t.procedure.meta({ operation }).input((value: unknown) => withoutDirection(value) as I);
  const resolve = async ({ ctx, input, signal }: Call): Promise<R> => {
    try {
      return (await execute(operation, signal ? { ...ctx, signal } : ctx, input)) as R;
    } catch (error) {
      throw toTrpcError(error);
    }
  };
  const query = () => base.query(resolve);
  const mutation = () => base.mutation(resolve);
  const subscription = () =>
    base.subscription(async function* follow(call: Call) {
      const items = (await resolve(call)) as AsyncIterable<Followed<R>>;
      try {
        for await (const { id, data } of items) yield tracked(id, data);
      } catch (error) {
        throw toTrpcError(error);
      }
    });
  const build =
    operation.kind === "query" ? query : operation.kind === "subscription" ? subscription : mutation;
  return build() as unknown as K extends "query"
    ? ReturnType<typeof query>
    : K extends "subscription"
      ? ReturnType<typeof subscription>
      : ReturnType<typeof mutation>;
}

/** A module's procedures, derived from its operations; the key is the operation's name within the module. */
export function routerOf<T extends Record<string, AnyOperation>>(operations: T) {
  const procedures = Object.fromEntries(
    Object.entries(operations).map(([key, operation]) => [key, buildProcedure(operation)]),
  );
  return t.router(procedures as { [Key in keyof T]: ProcedureOf<T[Key]> });
}
