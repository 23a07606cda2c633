import { z } from "zod";
import { Tone, WritingLocale } from "@/server/modules/ai/contract";
import { idOf } from "@/server/platform/ids";
import { AdNetwork, adFieldIds, adNetworkIds, adNetworkOf } from "./networks";

/** What an ad of one network costs, and another wording of one of its texts, in points. */
export const adPoints = 2;
export const shortenPoints = 1;

export const AdGoal = z.enum(["sales", "traffic", "awareness", "launch", "discount", "gift", "restock"]);
export type AdGoal = z.output<typeof AdGoal>;

/** The wishes that the ads of a set are written by. */
export const AdOptions = z.strictObject({
  networks: z
    .array(AdNetwork)
    .min(1)
    .max(adNetworkIds.length)
    .refine((networks) => new Set(networks).size === networks.length, {
      error: "a network stands here twice",
    }),
  locale: WritingLocale,
  tone: Tone.default("neutral"),
  goal: AdGoal.default("sales"),
  /** Where the ads lead. */
  url: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(1_000)
    .optional(),
  /** Names the campaign in the links, for the store's statistics. */
  campaign: z.string().trim().max(100).optional(),
  instruction: z.string().trim().max(2_000).optional(),
});
export type AdOptions = z.output<typeof AdOptions>;

/** Longer than any text of any network: what is more was meant for another field. */
const AdLine = z.string().trim().max(5_000);

/** The texts of an ad, by field. */
export const AdContent = z.partialRecord(z.enum(adFieldIds), z.array(AdLine).max(15));
export type AdContent = z.output<typeof AdContent>;

/** What a model has to answer for a network: texts for each of its fields, as many as there may be. */
export function adAnswer(network: AdNetwork): z.ZodType<AdContent> {
  const fields = adNetworkOf(network).fields.map(({ id, role, min, max, limit, recommended }) => {
    const line = AdLine.min(1).describe(`At most ${recommended ?? limit} characters`);
    // A part of an address is not a matter of words: without it the ad is whole.
    return [
      id,
      z
        .array(line)
        .min(role === "path" ? 0 : Math.max(1, min))
        .max(max),
    ] as const;
  });
  return z.object(Object.fromEntries(fields));
}

export const AdVersion = z.object({
  network: AdNetwork,
  number: z.int(),
  content: AdContent,
  source: z.enum(["ai", "edit"]),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  /** Written by the built-in writer, without any provider. */
  offline: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type AdVersion = z.output<typeof AdVersion>;

export const WriteAdInput = z.strictObject({
  productId: idOf("product"),
  options: AdOptions,
  network: AdNetwork.meta({
    description: "One of the networks of the options: each is written and paid by itself",
  }),
  id: idOf("adSet").optional().meta({ description: "Add to this set instead of a new one" }),
});

export const WrittenAd = z.object({ id: idOf("adSet"), version: AdVersion, available: z.int() });

export const ShortenAdInput = z.strictObject({
  id: idOf("adSet"),
  network: AdNetwork,
  field: z.enum(adFieldIds),
  text: AdLine.min(1),
});

export const ShortenedAd = z.object({ text: z.string(), offline: z.boolean(), available: z.int() });

export const AdSetSummary = z.object({
  id: idOf("adSet"),
  product: z.object({ id: idOf("product"), title: z.string(), imageUrl: z.string().nullable() }).nullable(),
  options: AdOptions,
  /** The networks whose ads are written. */
  written: z.array(AdNetwork),
  excerpt: z.string(),
  createdAt: z.iso.datetime(),
});
export type AdSetSummary = z.output<typeof AdSetSummary>;
