/** Stable codes of errors that reach people; each has a text in messages/<locale>/errors.json. */
const errorCodes = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  BAD_CREDENTIALS: 401,
  EMAIL_NOT_VERIFIED: 403,
  INSUFFICIENT_POINTS: 402,
  BUDGET_EXCEEDED: 402,
  FORBIDDEN: 403,
  SUSPENDED: 403,
  CROSS_SITE: 403,
  WRONG_ACCOUNT: 403,
  PLAN_LIMIT: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  WRONG_STATE: 409,
  EMAIL_TAKEN: 409,
  ALREADY_MEMBER: 409,
  LAST_OWNER: 409,
  IDEMPOTENCY_MISMATCH: 422,
  IDEMPOTENCY_IN_PROGRESS: 409,
  LINK_EXPIRED: 410,
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  BACKGROUND_BUSY: 422,
  NO_PICTURE: 422,
  NOTHING_TO_TRANSLATE: 422,
  LOCKED_OUT: 429,
  RATE_LIMITED: 429,
  AI_UNAVAILABLE: 502,
  INTERRUPTED: 503,
  MAIL_UNAVAILABLE: 502,
  FETCH_REFUSED: 422,
  FETCH_FAILED: 502,
  FETCH_TIMEOUT: 504,
  FETCH_STATUS: 502,
  FETCH_REDIRECTS: 502,
  CANCELLED: 499,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One thing wrong with one field of the input. `code` is a key under `errors.field`. */
export interface FieldProblem {
  path: string;
  code: string;
  params?: Record<string, string | number>;
  message?: string;
}

interface AppErrorOptions {
  params?: Record<string, string | number>;
  fields?: FieldProblem[];
  /** Seconds after which a retry makes sense. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error meant for the caller: a stable code, parameters for its text, never internals. */
export class AppError extends Error {
  readonly status: number;
  readonly params: Record<string, string | number>;
  readonly fields: FieldProblem[];
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ErrorCode,
    options: AppErrorOptions = {},
  ) {
    super(code, { cause: options.cause });
    this.name = "AppError";
    this.status = errorCodes[code];
    this.params = options.params ?? {};
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
  }
}

/** Shorthand for the commonest refusals: a thing that is not there, or not yours to see. */
export function notFound(thing: string): AppError {
  return new AppError("NOT_FOUND", { params: { thing } });
}
