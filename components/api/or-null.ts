import { TRPCError } from "@trpc/server";
import { forbidden } from "next/navigation";
import { AppError, type ErrorCode } from "@/server/platform/errors";

/**
 * There is no such thing: nothing has this id, or it is no id at all. Who is not signed in learns no more; the
 * layout sends them to do so.
 */
const missing: readonly (ErrorCode | undefined)[] = ["NOT_FOUND", "BAD_INPUT", "UNAUTHENTICATED"];

/** The code of what an operation refused; undefined for any other error. */
function codeOf(error: unknown): ErrorCode | undefined {
  const cause = error instanceof TRPCError ? error.cause : error;
  return cause instanceof AppError ? cause.code : undefined;
}

/**
 * What a page reads, or null where there is no such thing. A refusal ends the page with what `forbidden.tsx` says.
 * @throws what else the read has thrown
 */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    const code = codeOf(error);
    if (missing.includes(code)) return null;
    if (code === "FORBIDDEN") forbidden();
    throw error;
  }
}
