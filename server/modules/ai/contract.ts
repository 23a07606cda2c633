import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import { RouteTask, Task, WritingLocale } from "./prompts/tasks";
import { FailureKind, Outcome, Provider } from "./words";

export * from "./budgets/contract";
export * from "./keys/contract";
export * from "./pictures/words";
export * from "./pricing/contract";
export { xLength } from "./prompts/limits";
export {
  RouteTask,
  SocialPlatform,
  Task,
  TextFormat,
  TextLength,
  Tone,
  WritingLocale,
} from "./prompts/tasks";
export * from "./provider-names";
export * from "./reconcile/contract";
export * from "./resilience/contract";
export * from "./routing/contract";
export { FailureKind, Provider } from "./words";

export const GenerateInput = z.strictObject({
  task: Task,
  prompt: z.string().trim().min(1).max(100_000),
  locale: WritingLocale.optional().meta({
    description: "Language of the text; that of the prompt unless given",
  }),
});

export const GenerateOutput = z.object({ result: z.string(), provider: Provider, model: z.string() });

export const TaskOffer = z.object({
  task: Task,
  points: z.int().nullable(),
  ownKey: z.boolean().meta({ description: "Done with the store's own key, and so without taking points" }),
  writer: z
    .object({ provider: Provider, model: z.string() })
    .nullable()
    .meta({ description: "Null while no provider of the task has a key" }),
});

export const Usage = z.object({
  id: idOf("usage"),
  task: RouteTask,
  provider: Provider,
  model: z.string(),
  userId: idOf("user").nullable(),
  actor: z.string(),
  reference: z.string().nullable(),
  outcome: Outcome,
  failure: FailureKind.nullable(),
  points: z.int(),
  ownKey: z.boolean().meta({ description: "Made with the store's own key, and so without points" }),
  inputTokens: z.int().nullable().meta({ description: "Null where the provider did not tell" }),
  cachedTokens: z.int().nullable().meta({ description: "Of the input, what the provider had in its cache" }),
  outputTokens: z.int().nullable(),
  reasoningTokens: z
    .int()
    .nullable()
    .meta({ description: "Of the output, what the model thought to itself" }),
  images: z.int().nullable().meta({ description: "Pictures that it made; null for texts" }),
  costMicros: z
    .int()
    .nullable()
    .meta({ description: "Micro-dollars; null where tokens or price are unknown" }),
  failedMicros: z
    .int()
    .meta({ description: "What models cost that were asked before, and whose answer could not be used" }),
  priceVersion: z.int().nullable(),
  latencyMs: z.int(),
  createdAt: z.iso.datetime(),
});
export type Usage = z.output<typeof Usage>;

const Moment = z.iso.datetime({ offset: true });

export const UsageFilter = z.strictObject({
  cursor: idOf("usage").optional().meta({ description: "nextCursor of the page before" }),
  limit: z.int().min(1).max(100).default(50),
  outcome: Outcome.optional(),
  task: RouteTask.optional(),
  from: Moment.optional().meta({ description: "Not earlier than this" }),
  to: Moment.optional().meta({ description: "Earlier than this" }),
});
