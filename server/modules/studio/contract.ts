import { z } from "zod";
import { Provider, SocialPlatform, TextLength, Tone, WritingLocale } from "@/server/modules/ai/contract";
import { ProductSelection } from "@/server/modules/catalog/contract";
import { findingKinds, findingReasons } from "@/server/modules/grounding/types";
import { Design, Recipe } from "@/server/modules/media/contract";
import { idOf } from "@/server/platform/ids";
import { AdSetSummary, AdVersion } from "./ads/contract";
import { VersionRating } from "./experiments/contract";
import { PictureOptions } from "./pictures/generation-contract";
import { SeriesDesign } from "./pictures/series-contract";
import { pictureServiceIds, serviceIds, textServiceIds } from "./services";

export * from "./services";

export const ServiceId = z.enum(serviceIds);
export const TextServiceId = z.enum(textServiceIds);

/** True to the letter, or as people of the language would say it; the facts stay the same in both. */
export const adaptations = ["translate", "localise"] as const;

/** The wishes that one text, or a whole bulk run, is written by. */
export const WritingOptions = z.strictObject({
  locale: WritingLocale,
  tone: Tone.default("neutral"),
  length: TextLength.default("medium"),
  platform: SocialPlatform.optional(),
  instruction: z.string().trim().max(2000).optional(),
  templateId: idOf("promptTemplate").optional(),
  templateVersion: z.int().min(1).optional().meta({ description: "The newest of the template unless given" }),
  adapt: z.enum(adaptations).optional().meta({
    description:
      "Say an existing text in this language instead of writing one: that of `source`, or else the product's own description",
  }),
});
export type WritingOptions = z.output<typeof WritingOptions>;

export const GenerateInput = z.strictObject({
  service: TextServiceId,
  productId: idOf("product"),
  options: WritingOptions,
  /** Write another version of this text instead of a first one. */
  generationId: idOf("generation").optional(),
  /** The version of a text that is to be said in another language; `options.adapt` says how. */
  source: z.strictObject({ id: idOf("generation"), version: z.int().min(1) }).optional(),
});

/** Something that a text says and the facts do not: UTF-16 offsets into the text. */
export const Finding = z.object({
  start: z.int(),
  end: z.int(),
  kind: z.enum(findingKinds),
  reason: z.enum(findingReasons),
  known: z.string().nullable().meta({ description: "What the facts say instead, where they do" }),
  fixes: z
    .array(
      z.object({
        action: z.enum(["replace", "removeWords", "removeSentence"]),
        start: z.int(),
        end: z.int(),
        text: z.string(),
      }),
    )
    .meta({ description: "Changes that take it away, the best first" }),
});
export type Finding = z.output<typeof Finding>;

const Money = z.object({ amount: z.int(), currency: z.string() });

/** What may be said of a product: a text is checked against it as one edits. */
export const TextFacts = z.object({
  title: z.string(),
  description: z.string().optional(),
  category: z.string().optional(),
  vendor: z.string().optional(),
  tags: z.array(z.string()).optional(),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })).optional(),
  attributes: z.record(z.string(), z.string()).optional(),
  price: Money.optional(),
  compareAt: Money.optional(),
  sku: z.string().optional(),
  wishes: z.string().optional(),
  banned: z.array(z.string()).optional(),
});
export type TextFacts = z.output<typeof TextFacts>;

export const Version = z.object({
  number: z.int(),
  text: z.string(),
  source: z.enum(["ai", "edit"]),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  /** Written by the built-in writer, without any provider. */
  offline: z.boolean(),
  /** What the product's facts did not support when it was kept. */
  findings: z.array(Finding),
  template: z
    .object({ id: idOf("promptTemplate"), version: z.int() })
    .nullable()
    .meta({ description: "The version of a template that it was written by" }),
  createdAt: z.iso.datetime(),
});
export type Version = z.output<typeof Version>;

const GenerationStatus = z.enum(["running", "done", "failed", "cancelled"]);

export const GenerationSummary = z.object({
  id: idOf("generation"),
  service: TextServiceId,
  status: GenerationStatus,
  product: z.object({ id: idOf("product"), title: z.string(), imageUrl: z.string().nullable() }).nullable(),
  options: WritingOptions,
  points: z.int(),
  excerpt: z.string(),
  appliedVersion: z.int().nullable(),
  createdAt: z.iso.datetime(),
});
export type GenerationSummary = z.output<typeof GenerationSummary>;

export const GenerationDetail = GenerationSummary.extend({
  versions: z.array(Version),
  errorCode: z.string().nullable(),
  /** Null when the product is gone. */
  facts: TextFacts.nullable(),
  /** The text that this one says in another language. */
  source: z.object({ id: idOf("generation"), version: z.int(), locale: WritingLocale }).nullable(),
  /** What this text became in other languages, the oldest first. */
  adaptations: z.array(
    z.object({
      id: idOf("generation"),
      version: z.int().meta({ description: "The version of this text that it was made of" }),
      options: WritingOptions.pick({ locale: true, adapt: true }),
      status: GenerationStatus,
    }),
  ),
  /** The templates that its versions name. */
  templates: z.array(z.object({ id: idOf("promptTemplate"), name: z.string() })),
  ratings: z.array(VersionRating),
});
export type GenerationDetail = z.output<typeof GenerationDetail>;

/** A set of ads with every version of them. */
export const AdSetDetail = AdSetSummary.extend({
  versions: z.array(AdVersion),
  /** Null when the product is gone. */
  facts: TextFacts.nullable(),
});
export type AdSetDetail = z.output<typeof AdSetDetail>;

/** What arrives while a text is being written. */
export const GenerationEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), generationId: idOf("generation"), points: z.int() }),
  z.object({ type: z.literal("facts"), locale: WritingLocale, facts: TextFacts }),
  z.object({ type: z.literal("delta"), text: z.string() }),
  z.object({
    type: z.literal("done"),
    generationId: idOf("generation"),
    version: Version,
    available: z.int(),
  }),
]);
export type GenerationEvent = z.output<typeof GenerationEvent>;

export const BulkInput = z.strictObject({
  service: TextServiceId,
  selection: ProductSelection,
  options: WritingOptions,
});

const BulkItemStatus = z.enum(["waiting", "running", "done", "failed", "skipped"]);

export const BulkItem = z.object({
  id: idOf("bulkItem"),
  product: z.object({ id: idOf("product"), title: z.string(), imageUrl: z.string().nullable() }).nullable(),
  status: BulkItemStatus,
  errorCode: z.string().nullable(),
  generationId: idOf("generation").nullable(),
  excerpt: z.string(),
  renderingId: idOf("rendering").nullable(),
  /** The picture that was made. */
  previewUrl: z.string().nullable(),
  /** How much of its newest text the product's facts did not support. */
  findings: z.int(),
  applied: z.boolean(),
});
export type BulkItem = z.output<typeof BulkItem>;

export const BulkRun = z.object({
  id: idOf("bulk"),
  service: ServiceId,
  taskId: idOf("task"),
  options: z.union([WritingOptions, Recipe, SeriesDesign]),
  count: z.int(),
  points: z.int(),
  createdAt: z.iso.datetime(),
});
export type BulkRun = z.output<typeof BulkRun>;

/** Where a picture comes from: a file of the store, or the first picture of a product. */
export const PictureSource = z
  .strictObject({ fileId: idOf("file").optional(), productId: idOf("product").optional() })
  .refine(({ fileId, productId }) => fileId ?? productId, {
    path: ["fileId"],
    error: "name a picture or a product",
  });
export type PictureSource = z.output<typeof PictureSource>;

/** A picture of the store that something can be made of. */
export const SourcePicture = z.object({ fileId: idOf("file"), url: z.string() });

const RenderedFile = z.object({
  fileId: idOf("file"),
  /** The size of a thumbnail, or the format of an enhanced picture. */
  label: z.string(),
  url: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
});

export const RenderingSummary = z.object({
  id: idOf("rendering"),
  service: z.enum(pictureServiceIds),
  status: z.enum(["running", "done", "failed"]),
  errorCode: z.string().nullable(),
  product: z.object({ id: idOf("product"), title: z.string(), imageUrl: z.string().nullable() }).nullable(),
  source: SourcePicture.nullable().meta({ description: "Null for one that was made of words alone" }),
  points: z.int(),
  /** The newest picture; of several sizes the first. */
  previewUrl: z.string().nullable(),
  appliedFileId: idOf("file").nullable(),
  createdAt: z.iso.datetime(),
});
export type RenderingSummary = z.output<typeof RenderingSummary>;

export const RenderingDetail = RenderingSummary.extend({
  versions: z.array(
    z.object({
      number: z.int(),
      options: z.union([Recipe, Design, PictureOptions]),
      provider: Provider.nullable().meta({ description: "Whose model made it; null: made on this machine" }),
      model: z.string().nullable(),
      files: z.array(RenderedFile),
      createdAt: z.iso.datetime(),
    }),
  ),
});
export type RenderingDetail = z.output<typeof RenderingDetail>;

export * from "./ads/check";
export * from "./ads/contract";
export * from "./ads/counting";
export * from "./ads/links";
export * from "./ads/networks";
export * from "./ads/trim";
export * from "./comments/contract";
export * from "./comments/passage";
export * from "./compare/words";
export * from "./experiments/contract";
export { textDocument } from "./export/document";
export * from "./pictures/generation-contract";
export * from "./pictures/series-contract";
export * from "./templates/contract";
export * from "./templates/variables";
export * from "./voice/contract";
