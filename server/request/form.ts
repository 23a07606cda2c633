import { headers } from "next/headers";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { toAppError } from "@/server/operations/translate-error";
import { AppError } from "@/server/platform/errors";
import { type Problem, problemOf } from "@/server/platform/problem";
import { callerFromHeaders } from "./caller";

/** What a form that works without script shows after it was sent. */
export interface FormState {
  /** What was typed, so that nothing is lost; never a password. */
  values: Record<string, string>;
  problem?: Problem;
  /** It went through; what to say then is the form's own. */
  done?: boolean;
}

const secret = /password/i;

/** The text fields of a sent form. */
function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) =>
      typeof value === "string" && !key.startsWith("$") ? [[key, value]] : [],
    ),
  );
}

function shown(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !secret.test(key)));
}

/** What went wrong with a mailed link: to its reader one that was cut short is what an old one is. */
export function linkError(error: unknown, requestId: string): AppError {
  const found = toAppError(error, "form", requestId);
  const [field] = found.code === "BAD_INPUT" ? found.fields : [];
  return field?.path === "token" ? new AppError("LINK_EXPIRED", { cause: found }) : found;
}

/** Runs `work` for a sent form; what it throws becomes the form's problem, in the reader's language. */
export async function answerForm(
  form: FormData,
  work: (fields: Record<string, string>) => Promise<unknown>,
): Promise<FormState> {
  const fields = fieldsOf(form);
  const caller = await callerFromHeaders(await headers());
  try {
    await work(fields);
    return { values: shown(fields), done: true };
  } catch (error) {
    // Next.js tells of a redirect by throwing.
    if (error instanceof Error && "digest" in error) throw error;
    const problem = problemOf(linkError(error, caller.requestId), caller.locale, caller.requestId);
    return { values: shown(fields), problem };
  }
}

/** Calls an operation for whoever sent the form. */
export async function callForForm(operation: AnyOperation, input: unknown): Promise<unknown> {
  return execute(operation, await callerFromHeaders(await headers()), input);
}
