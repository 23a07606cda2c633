import { z } from "zod";
import { idOf } from "@/server/platform/ids";

/** Accounts of a ledger: where points come from, can be spent, wait, and end. */
export const accountKinds = ["issued", "wallet", "held", "spent", "expired"] as const;

export const movementKinds = ["grant", "hold", "settle", "release", "expire", "reverse"] as const;

export const MovementKind = z.enum(movementKinds);
export type MovementKind = z.output<typeof MovementKind>;

/** Why points move, each with a text under `wallet.causes`. What is spent in the studio has the name of its service. */
export const Cause = z.enum([
  "welcome",
  "operator",
  "correction",
  "expiry",
  "ai-generate",
  "product-description",
  "social-post",
  "seo-optimizer",
  "email-campaign",
  "image-enhancement",
  "video-thumbnail",
  "image-generation",
  "ads-copy",
  "assistant",
  "reviews-analysis",
  "seo-analysis",
  "strategic-analysis",
  "competitor-analysis",
  "brand-voice",
]);
export type Cause = z.output<typeof Cause>;

export const Balance = z.object({
  available: z.int().meta({ description: "Points that can be spent now" }),
  held: z.int().meta({ description: "Points set aside for work that runs" }),
  nextExpiry: z
    .object({ amount: z.int(), at: z.iso.datetime() })
    .nullable()
    .meta({ description: "The points that expire next, and when" }),
});
export type Balance = z.output<typeof Balance>;

export const Movement = z.object({
  id: idOf("ledgerMovement"),
  kind: MovementKind,
  cause: Cause,
  reference: z.string().nullable().meta({ description: "Id of the thing it was for, such as gen_..." }),
  actor: z.string().meta({ description: "Id of the person or API key, or `system`" }),
  reversalOf: idOf("ledgerMovement").nullable(),
  availableChange: z.int(),
  heldChange: z.int(),
  availableAfter: z.int(),
  heldAfter: z.int(),
  createdAt: z.iso.datetime(),
});
export type Movement = z.output<typeof Movement>;

/**
 * A line of the statement: points that were set aside are one line, named by what became of them, with what they
 * cost in the end.
 */
export const StatementLine = Movement.pick({ id: true, kind: true, cause: true, reference: true }).extend({
  kind: MovementKind.meta({ description: "hold while it runs; settle when spent; release when given back" }),
  change: z.int(),
  after: z.int().meta({ description: "What could be spent after it" }),
  createdAt: z.iso.datetime(),
});
export type StatementLine = z.output<typeof StatementLine>;

export const StatementFilter = z.strictObject({
  cursor: idOf("ledgerMovement").optional().meta({ description: "nextCursor of the page before" }),
  limit: z.int().min(1).max(100).default(50),
  kind: MovementKind.optional(),
});

export const MovementFilter = z.strictObject({
  cursor: idOf("ledgerMovement").optional().meta({ description: "nextCursor of the page before" }),
  limit: z.int().min(1).max(100).default(50),
  kinds: z.array(MovementKind).min(1).optional(),
  causes: z.array(Cause).min(1).optional(),
  from: z.iso.datetime({ offset: true }).optional().meta({ description: "Not earlier than this" }),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: "Earlier than this" }),
});

/** Most points that one movement may carry. */
const mostPoints = 1_000_000_000;

export const GrantInput = z.strictObject({
  workspace: idOf("workspace"),
  amount: z.int().min(1).max(mostPoints),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});

export const ReverseInput = z.strictObject({
  workspace: idOf("workspace"),
  movement: idOf("ledgerMovement"),
});
