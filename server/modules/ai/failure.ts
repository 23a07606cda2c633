import { AISDKError, APICallError, StreamProviderError } from "ai";
import { AppError } from "@/server/platform/errors";
import type { FailureKind, Provider } from "./contract";
import { providerNames } from "./provider-names";

/** A call that brought no text, and why. `cancelled` is the caller's own wish and no failure of anybody. */
export class CallFailure extends Error {
  constructor(
    readonly kind: FailureKind | "cancelled",
    options: { cause?: unknown; retryAfter?: number } = {},
  ) {
    super(kind, { cause: options.cause });
    this.name = "CallFailure";
    this.retryAfter = options.retryAfter;
  }
  /** Seconds after which the provider wants to be asked again. */
  readonly retryAfter: number | undefined;
}

function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return "auth";
  if (status === 402) return "quota";
  if (status === 429) return "rateLimit";
  if (status === 408 || status >= 500) return "provider";
  return "rejected";
}

const seconds = (header: string | undefined): number | undefined => {
  const value = Number(header);
  return header && Number.isFinite(value) && value >= 0 ? Math.ceil(value) : undefined;
};

/**
 * What an error of the SDK, of the network or of a provider means.
 * @param otherwise what it is when nothing tells
 */
export function failureOf(error: unknown, otherwise: FailureKind = "internal"): CallFailure {
  if (error instanceof CallFailure) return error;
  const failure = (kind: FailureKind, retryAfter?: number) =>
    new CallFailure(kind, { cause: error, ...(retryAfter === undefined ? {} : { retryAfter }) });
  if (APICallError.isInstance(error)) {
    const status = error.statusCode;
    // Nobody answered; or the answer began well, and then broke off or could not be read.
    if (status === undefined) return failure("network");
    if (status < 300) return failure(error.cause instanceof TypeError ? "network" : "malformed");
    return failure(kindOfStatus(status), seconds(error.responseHeaders?.["retry-after"]));
  }
  if (StreamProviderError.isInstance(error)) {
    return failure(error.statusCode === undefined ? "provider" : kindOfStatus(error.statusCode));
  }
  return failure(AISDKError.isInstance(error) ? "malformed" : otherwise);
}

/** The error that a failure is for the person who asked for the text. */
export function errorOf(failure: CallFailure, provider: Provider): AppError {
  if (failure.kind === "cancelled") return new AppError("CANCELLED", { cause: failure });
  return unavailable(provider, failure.kind, failure);
}

/** That nothing comes from a provider, with why, so that the text can say what to do. `missing`: it has no key. */
export function unavailable(
  provider: Provider,
  reason: FailureKind | "missing",
  cause?: CallFailure,
): AppError {
  return new AppError("AI_UNAVAILABLE", {
    params: { provider, name: providerNames[provider] ?? provider, reason },
    retryAfter: cause?.retryAfter,
    cause,
  });
}
