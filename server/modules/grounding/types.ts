import type { Locale } from "@/server/platform/i18n/locales";

/** An amount of money: integer minor units with an ISO 4217 code. */
interface Money {
  amount: number;
  currency: string;
}

/** What is known of a product, and may therefore be said of it. */
export interface GroundingFacts {
  title: string;
  description?: string | undefined;
  category?: string | undefined;
  vendor?: string | undefined;
  tags?: string[] | undefined;
  options?: { name: string; values: string[] }[] | undefined;
  attributes?: Record<string, string> | undefined;
  price?: Money | undefined;
  compareAt?: Money | undefined;
  sku?: string | undefined;
  /** What the merchant asked for: who orders "mention that shipping is free" has said that it is. */
  wishes?: string | undefined;
  /** Words that the store does not use; `*` stands for any ending. */
  banned?: string[] | undefined;
}

/** What a finding is about. */
export const findingKinds = [
  "number",
  "unit",
  "price",
  "percent",
  "date",
  "material",
  "size",
  "certificate",
  "claim",
  "superlative",
  "origin",
  "promise",
  "banned",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Why it is one: the facts say nothing of it, they say something else, or nobody can prove it. */
export const findingReasons = ["unsupported", "differs", "absolute", "banned"] as const;
type FindingReason = (typeof findingReasons)[number];

/** A change that takes the finding away: the characters from `start` to `end` become `text`. */
export interface Fix {
  action: "replace" | "removeWords" | "removeSentence";
  start: number;
  end: number;
  text: string;
}

/** Something that a text says and the facts do not: UTF-16 offsets into the text. */
export interface Finding {
  start: number;
  end: number;
  kind: FindingKind;
  reason: FindingReason;
  /** What the facts say instead, where they do. */
  known: string | null;
  /** The best change first. */
  fixes: Fix[];
}

/** A claim as it was found, in offsets of the normalised text. */
export interface Claim {
  start: number;
  end: number;
  kind: FindingKind;
  reason: FindingReason;
  known?: string | undefined;
  /** What stands there instead when it is set right. */
  replacement?: { start: number; end: number; text: string } | undefined;
  /** The words can go and a sentence remains. */
  removable?: boolean | undefined;
}

export type { Locale };
