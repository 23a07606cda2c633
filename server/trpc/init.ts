import { initTRPC, type TRPCError } from "@trpc/server";
import type { AnyOperation } from "@/server/operations/define";
import type { Caller } from "@/server/operations/execute";
import { AppError } from "@/server/platform/errors";
import { problemOf } from "@/server/platform/problem";

/** Each procedure carries the operation it was derived from, for REST, the CLI and the walks. */
export interface Meta {
  operation?: AnyOperation;
}

/** How often a subscription that has nothing to tell gives a sign of life, in milliseconds. */
export const pingEveryMs = 15_000;
/** What clients are told: without a sign of life for so long, connect anew. */
export const clientReconnect = { reconnectAfterInactivityMs: 40_000 };

export const t = initTRPC
  .context<Caller>()
  .meta<Meta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const cause = error.cause instanceof AppError ? error.cause : toInputError(error);
      return {
        ...shape,
        message: cause.code,
        data: {
          code: shape.data.code,
          httpStatus: cause.status,
          problem: problemOf(cause, ctx?.locale ?? "en", ctx?.requestId ?? ""),
        },
      };
    },
    sse: { ping: { enabled: true, intervalMs: pingEveryMs }, client: clientReconnect },
  });

/** What tRPC itself refuses (an unknown procedure, unreadable JSON) in our own terms. */
function toInputError(error: TRPCError): AppError {
  if (error.code === "NOT_FOUND") return new AppError("NOT_FOUND", { params: { thing: "operation" } });
  return new AppError(error.code === "INTERNAL_SERVER_ERROR" ? "INTERNAL" : "BAD_INPUT", { cause: error });
}
