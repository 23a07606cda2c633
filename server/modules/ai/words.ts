import { z } from "zod";

/** Who can write: the providers of language models, and the writer that is built in. */
export const providers = [
  "groq",
  "openrouter",
  "openai",
  "anthropic",
  "google",
  "compatible",
  "offline",
] as const;
export const Provider = z.enum(providers);
export type Provider = z.output<typeof Provider>;

/** How a call ended. */
export const Outcome = z.enum(["ok", "failed", "cancelled"]);
export type Outcome = z.output<typeof Outcome>;

/** Why a call failed: for the operator, who can do something about it. Interrupted: the process that made it died. */
export const FailureKind = z.enum([
  "auth",
  "quota",
  "rateLimit",
  "rejected",
  "provider",
  "network",
  "timeout",
  "malformed",
  "empty",
  "internal",
  "interrupted",
]);
export type FailureKind = z.output<typeof FailureKind>;
