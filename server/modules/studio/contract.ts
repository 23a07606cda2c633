import { z } from "zod";
import { SocialPlatform, TextLength, Tone, WritingLocale } from "@/server/modules/ai/contract";
import { ProductSelection } from "@/server/modules/catalog/contract";
import { idOf } from "@/server/platform/ids";
import { serviceIds } from "./services";

export * from "./services";

export const ServiceId = z.enum(serviceIds);

/** The wishes that one text, or a whole bulk run, is written by. */
export const WritingOptions = z.strictObject({
  locale: WritingLocale,
  tone: Tone.default("neutral"),
  length: TextLength.default("medium"),
  platform: SocialPlatform.optional(),
  instruction: z.string().trim().max(2000).optional(),
});
export type WritingOptions = z.output<typeof WritingOptions>;

export const GenerateInput = z.strictObject({
  service: ServiceId,
  productId: idOf("product"),
  options: WritingOptions,
  /** Write another version of this text instead of a first one. */
  generationId: idOf("generation").optional(),
});

export const Version = z.object({
  number: z.int(),
  text: z.string(),
  source: z.enum(["ai", "edit"]),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  /** Written by the built-in writer, without any provider. */
  offline: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Version = z.output<typeof Version>;

const GenerationStatus = z.enum(["running", "done", "failed", "cancelled"]);

export const GenerationSummary = z.object({
  id: idOf("generation"),
  service: ServiceId,
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
});
export type GenerationDetail = z.output<typeof GenerationDetail>;

/** What arrives while a text is being written. */
export const GenerationEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), generationId: idOf("generation"), points: z.int() }),
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
  service: ServiceId,
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
  applied: z.boolean(),
});
export type BulkItem = z.output<typeof BulkItem>;

export const BulkRun = z.object({
  id: idOf("bulk"),
  service: ServiceId,
  taskId: idOf("task"),
  options: WritingOptions,
  count: z.int(),
  points: z.int(),
  createdAt: z.iso.datetime(),
});
export type BulkRun = z.output<typeof BulkRun>;
