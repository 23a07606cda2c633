import type { AppError, FieldProblem } from "./errors";
import { errorText, fieldText } from "./i18n/error-text";
import type { Locale } from "./i18n/locales";

/** Problem details of RFC 9457, with a stable `code` and the problem of each field. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance: string;
  fields: (FieldProblem & { message: string })[];
  params: Record<string, string | number>;
}

/** An error as every face tells it, in the reader's language. */
export function problemOf(error: AppError, locale: Locale, requestId: string): Problem {
  const { title, detail } = errorText(locale, error.code, error.params);
  return {
    type: `urn:rooz:error:${error.code.toLowerCase().replaceAll("_", "-")}`,
    title,
    status: error.status,
    detail,
    code: error.code,
    instance: requestId,
    fields: error.fields.map((field) => ({ ...field, message: field.message ?? fieldText(locale, field) })),
    params: error.params,
  };
}
