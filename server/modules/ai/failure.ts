import { AISDKError, APICallError, StreamProviderError } from "ai";
import { AppError } from "@/server/platform/errors";
import { providerNames } from "./provider-names";
import { type TokenCount, unknownTokens } from "./tokens";
import type { FailureKind, Provider } from "./words";

interface FailureOptions {
  cause?: unknown;
  retryAfter?: number | undefined;
  tokens?: TokenCount;
}

/** A call that brought no text, and why. `cancelled` is the caller's own wish and no failure of anybody. */
export class CallFailure extends Error {
  /** Seconds after which the provider wants to be asked again. */
  readonly retryAfter: number | undefined;
  /** What an answer took that could not be used. */
  readonly tokens: TokenCount;

  constructor(
    readonly kind: FailureKind | "cancelled",
    { cause, retryAfter, tokens = unknownTokens }: FailureOptions = {},
  ) {
    super(kind, { cause });
    this.name = "CallFailure";
    this.retryAfter = retryAfter;
    this.tokens = tokens;
  }

  /** The same, of a call that has taken tokens before it failed. */
  with(tokens: TokenCount): CallFailure {
    const { kind, cause, retryAfter } = this;
    return new CallFailure(kind, { cause, retryAfter, tokens });
  }
}

function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return "auth";
  if (status === 402) return "quota";
  if (status === 429) return "rateLimit";
  if (status === 408 || status >= 500) return "provider";
  return "rejected";
}

/** How long a provider wants to be left alone, in seconds: as a number or as a date (RFC 9110, 10.2.3). */
export function retryAfterOf(header: string | undefined, now = Date.now()): number | undefined {
  if (!header?.trim()) return undefined;
  const value = Number(header);
  if (Number.isFinite(value)) return value >= 0 ? Math.ceil(value) : undefined;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * What an error of the SDK, of the network or of a provider means.
 * @param otherwise what it is when nothing tells
 */
export function failureOf(error: unknown, otherwise: FailureKind = "internal"): CallFailure {
  if (error instanceof CallFailure) return error;
  const failure = (kind: FailureKind, retryAfter?: number) =>
    new CallFailure(kind, { cause: error, retryAfter });
  if (APICallError.isInstance(error)) {
    const status = error.statusCode;
    // Nobody answered; or the answer began well, and then broke off or could not be read.
    if (status === undefined) return failure("network");
    if (status < 300) return failure(error.cause instanceof TypeError ? "network" : "malformed");
    return failure(kindOfStatus(status), retryAfterOf(error.responseHeaders?.["retry-after"]));
  }
  if (StreamProviderError.isInstance(error)) {
    return failure(error.statusCode === undefined ? "provider" : kindOfStatus(error.statusCode));
  }
  return failure(AISDKError.isInstance(error) ? "malformed" : otherwise);
}

/** What looks like a key: a long run of letters and digits, or one with the beginning that a provider gives its keys. */
const secretish = /\b(?:sk|gsk|pk|key|AIza)[-_\w*.]{6,}|\b(?=\w*\d)\w{24,}\b/g;
const mostDetail = 300;

/** What a provider said of a failure, for the operator: short, and without what looks like a key. */
export function detailOf({ cause }: CallFailure): string | null {
  if (!(cause instanceof Error)) return null;
  const status = APICallError.isInstance(cause) && cause.statusCode ? `${cause.statusCode} ` : "";
  const said = `${status}${cause.message}`.replaceAll(secretish, "***").replaceAll(/\s+/g, " ").trim();
  return said === "" ? null : said.slice(0, mostDetail);
}

/**
 * The error that a failure is for the person who asked for the text.
 * @param ownKey it was asked with the store's own key, which is theirs to mend
 */
export function errorOf(failure: CallFailure, provider: Provider, ownKey = false): AppError {
  if (failure.kind === "cancelled") return new AppError("CANCELLED", { cause: failure });
  if (ownKey && (failure.kind === "auth" || failure.kind === "quota")) {
    return unavailable(provider, "own", undefined, failure);
  }
  return unavailable(provider, failure.kind, failure.retryAfter, failure);
}

/**
 * That nothing comes from a provider, with why, so that the text can say what to do. `missing`: it has no key;
 * `unfit`: no model of the route is meant for such a request.
 * @param retryAfter seconds
 */
export function unavailable(
  provider: Provider,
  reason: FailureKind | "missing" | "unfit" | "own",
  retryAfter?: number,
  cause?: CallFailure,
): AppError {
  return new AppError("AI_UNAVAILABLE", {
    params: { provider, name: providerNames[provider] ?? provider, reason },
    retryAfter,
    cause,
  });
}
