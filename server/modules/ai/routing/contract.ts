import { z } from "zod";
import { RouteTask, WritingLocale } from "../prompts/tasks";
import { Provider } from "../words";

/** The providers that have a model of their own choosing: the environment names it. */
const namedElsewhere: Provider = "compatible";

const PlanName = z.string().trim().min(1).max(40);
const Characters = z.int().min(0).max(1_000_000);

/** When a model of a route is asked at all; what is left out does not matter. */
const Conditions = z
  .strictObject({
    plans: z.array(PlanName).min(1).max(20).optional().meta({ description: "Plans of the stores that ask" }),
    locales: z.array(WritingLocale).min(1).optional().meta({ description: "Languages of the text" }),
    minCharacters: Characters.optional().meta({ description: "Length of the request, at least" }),
    maxCharacters: Characters.optional().meta({ description: "Length of the request, at most" }),
  })
  .refine(
    ({ minCharacters = 0, maxCharacters = Number.POSITIVE_INFINITY }) => minCharacters <= maxCharacters,
    {
      path: ["maxCharacters"],
      error: "is less than the least",
    },
  );

/** A model of a provider, with what it is asked with, and when. */
export const RouteEntry = z
  .strictObject({
    provider: Provider,
    model: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .meta({ description: "Null for the compatible endpoint: the model that the environment names" }),
    temperature: z.number().min(0).max(2).optional(),
    maxOutputTokens: z.int().min(16).max(200_000).optional(),
    reasoning: z.enum(["none", "minimal", "low", "medium", "high"]).optional(),
    firstTokenMs: z
      .int()
      .min(100)
      .max(600_000)
      .optional()
      .meta({ description: "How long it may be silent before the next one is asked, in milliseconds" }),
    when: Conditions.optional(),
    fallback: z.boolean().optional().meta({
      description:
        "Of the offline writer: it writes also where a provider has a key and fails. Left out, it writes only where no provider has a key",
    }),
  })
  .refine(({ provider, model }) => model !== null || provider === namedElsewhere, {
    path: ["model"],
    error: "names no model",
  })
  .refine(({ provider, maxOutputTokens }) => maxOutputTokens !== undefined || provider === "offline", {
    path: ["maxOutputTokens"],
    error: "is needed: it bounds what a call can cost",
  })
  .refine(({ provider, fallback }) => fallback === undefined || provider === "offline", {
    path: ["fallback"],
    error: "is the offline writer's alone",
  });
export type RouteEntry = z.output<typeof RouteEntry>;

const Points = z.int().min(1).max(1_000);
const Ceiling = z.int().min(1).max(1_000_000_000).nullable().meta({
  description:
    "The most that one call may cost, in micro-dollars: models that could cost more are passed over",
});
const Models = z.array(RouteEntry).min(1).max(20);

/** A task's route as an admin writes it. */
export const RouteDraft = z.strictObject({ points: Points, ceilingMicros: Ceiling, models: Models });
export type RouteDraft = z.output<typeof RouteDraft>;

const Version = z.int().min(1);

export const SaveRouteInput = RouteDraft.extend({
  task: RouteTask,
  note: z.string().trim().min(1).max(500).meta({ description: "Why it is changed" }),
  basedOn: Version.meta({
    description: "The version that was edited: refused when another came in between",
  }),
});

export const RollbackInput = z.strictObject({
  task: RouteTask,
  version: Version.meta({ description: "The version to bring back, as a new one" }),
  note: z.string().trim().max(500).default(""),
});

/** What differs between two versions of a route: a field of the route, or a model and a field of it. */
export const RouteChange = z.object({
  kind: z.enum(["added", "removed", "moved", "changed"]),
  model: z.object({ provider: Provider, model: z.string().nullable() }).nullable(),
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RouteChange = z.output<typeof RouteChange>;

const Route = z.object({
  task: RouteTask,
  version: Version,
  points: z.int(),
  ceilingMicros: z.int().nullable(),
  models: z.array(RouteEntry),
});

/** What a check of a route against the providers' own lists could not find out. */
export const RouteWarning = z.object({
  provider: Provider,
  reason: z.enum(["unreachable", "noKey"]),
});
export type RouteWarning = z.output<typeof RouteWarning>;

const Changed = Route.extend({
  setBy: z.string(),
  note: z.string(),
  restoredFrom: z.int().nullable(),
  createdAt: z.iso.datetime(),
});

export const RouteVersion = Changed.extend({
  changes: z.array(RouteChange).meta({ description: "Against the version before it" }),
});
export type RouteVersion = z.output<typeof RouteVersion>;

export const SavedRoute = Changed.extend({ warnings: z.array(RouteWarning) });

export const RoutingPolicy = z.object({
  routes: z.array(Changed),
  providers: z.array(
    z.object({
      provider: Provider,
      hasKey: z.boolean(),
      model: z
        .string()
        .nullable()
        .meta({ description: "The model that the environment names, where it does" }),
    }),
  ),
  plans: z.array(z.string()),
});
export type RoutingPolicy = z.output<typeof RoutingPolicy>;

export const TryRouteInput = z.strictObject({
  task: RouteTask,
  plan: PlanName.default("free"),
  locale: WritingLocale.default("en"),
  characters: Characters.default(1_000).meta({ description: "Length of the request" }),
  draft: RouteDraft.optional().meta({ description: "A route to try instead of the one in force" }),
});

/** Why a model of a route is not asked. */
export const SkipReason = z.enum([
  "noKey",
  "standby",
  "plan",
  "language",
  "length",
  "priceUnknown",
  "ceiling",
  "resting",
  "broken",
]);
export type SkipReason = z.output<typeof SkipReason>;

const OfRoute = z.object({
  position: z.int().meta({ description: "Place in the route, from 1" }),
  provider: Provider,
  model: z.string().nullable(),
});

export const RouteTrial = z.object({
  version: Version.nullable().meta({ description: "Null for a draft" }),
  points: z.int(),
  asked: z
    .array(
      OfRoute.extend({ mostMicros: z.int().nullable().meta({ description: "The most that it can cost" }) }),
    )
    .meta({ description: "In this order: the first writes, the others when those before fail" }),
  skipped: z.array(OfRoute.extend({ reason: SkipReason, until: z.iso.datetime().nullable() })),
});
export type RouteTrial = z.output<typeof RouteTrial>;

export const ProviderModels = z.object({
  provider: Provider,
  models: z
    .array(z.string())
    .nullable()
    .meta({ description: "As the provider lists them now; null where it cannot be asked" }),
});
