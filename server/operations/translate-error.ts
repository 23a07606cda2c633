import { z } from "zod";
import { AppError, type FieldProblem } from "@/server/platform/errors";
import { logger } from "@/server/platform/log";

const uniqueViolation = "23505";
/** A text with a NUL character, which Postgres cannot store, as text and in JSON. */
const unfitText = ["22021", "22P05"];

function databaseCode(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string") return code;
  }
  return undefined;
}

function fieldProblem(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.join(".");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [path, key].filter(Boolean).join("."), code: "unknownField" }));
    case "too_small":
      return [
        issue.origin === "string" && Number(issue.minimum) <= 1
          ? { path, code: "required" }
          : {
              path,
              code: `tooSmall.${issue.origin === "string" ? "text" : issue.origin === "array" ? "list" : "number"}`,
              params: { min: Number(issue.minimum) },
            },
      ];
    case "too_big":
      return [
        {
          path,
          code: `tooBig.${issue.origin === "string" ? "text" : issue.origin === "array" ? "list" : "number"}`,
          params: { max: Number(issue.maximum) },
        },
      ];
    case "invalid_type":
      return [{ path, code: issue.input === undefined ? "required" : "invalid" }];
    case "invalid_format":
      return [
        { path, code: issue.format === "email" ? "email" : issue.format === "url" ? "url" : "invalid" },
      ];
    case "invalid_value":
      return [{ path, code: "notAChoice", params: { choices: issue.values.map(String).join(", ") } }];
    case "custom": {
      const code = (issue.params as { code?: unknown } | undefined)?.code;
      return [{ path, code: typeof code === "string" ? code : "invalid" }];
    }
    default:
      return [{ path, code: "invalid" }];
  }
}

/** Turns whatever an operation threw into an error that may leave the house; internals are logged, not told. */
export function toAppError(error: unknown, operation: string, requestId: string): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) {
    return new AppError("BAD_INPUT", { fields: error.issues.flatMap(fieldProblem), cause: error });
  }
  if (error instanceof Error && error.name === "AbortError")
    return new AppError("CANCELLED", { cause: error });
  if (unfitText.includes(databaseCode(error) ?? "")) return new AppError("BAD_INPUT", { cause: error });
  if (databaseCode(error) === uniqueViolation) return new AppError("CONFLICT", { cause: error });
  logger("operations").error({ err: error, operation, requestId }, "an operation failed");
  return new AppError("INTERNAL", { params: { requestId }, cause: error });
}
