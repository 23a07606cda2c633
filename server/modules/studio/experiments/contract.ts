import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import { textServiceIds } from "../services";

/** Of all verdicts that a test could come to, the share that may be wrong: fixed, so that nobody is tempted. */
export const experimentAlpha = 0.05;

/** By what a test decides: texts that were put on their product, or texts that people liked. */
export const metrics = ["applied", "liked"] as const;
const Metric = z.enum(metrics);

/** A text counts when it is this old, as it stands then: one that was just written has had no chance yet. */
export const settlesAfterHours = 24;

export const mostArms = 4;
export const leastTexts = 20;
export const mostTexts = 10_000;

const Arm = z.strictObject({ templateId: idOf("promptTemplate"), templateVersion: z.int().min(1) });

export const StartExperimentInput = z.strictObject({
  service: z.enum(textServiceIds),
  name: z.string().trim().min(1).max(100),
  metric: Metric.default("applied").meta({
    description: `applied: of all texts, those put on their product within ${settlesAfterHours} hours. liked: of the texts that were rated, those with a thumb up`,
  }),
  minimum: z
    .int()
    .min(leastTexts)
    .max(mostTexts)
    .default(50)
    .meta({ description: "Texts of each template that must count before anything is decided" }),
  arms: z
    .array(Arm)
    .min(2)
    .max(mostArms)
    .refine(
      (arms) => new Set(arms.map((arm) => `${arm.templateId} ${arm.templateVersion}`)).size === arms.length,
      { error: "name each version of a template once" },
    )
    .meta({ description: "The first is what the others are compared with" }),
});
export type StartExperimentInput = z.output<typeof StartExperimentInput>;

export const ChangeExperimentInput = z.strictObject({
  id: idOf("promptExperiment"),
  action: z.enum(["pause", "resume", "end"]),
});

export const AdoptArmInput = z.strictObject({ id: idOf("promptExperiment"), armId: idOf("experimentArm") });

const ExperimentDeed = z.object({
  action: z.enum(["start", "pause", "resume", "end", "adopt"]),
  by: idOf("user").nullable(),
  at: z.iso.datetime(),
  armId: idOf("experimentArm").optional(),
});
export type ExperimentDeed = z.output<typeof ExperimentDeed>;

export const Experiment = z.object({
  id: idOf("promptExperiment"),
  service: z.enum(textServiceIds),
  name: z.string(),
  metric: Metric,
  minimum: z.int(),
  status: z.enum(["running", "paused", "ended"]),
  arms: z.array(
    z.object({
      id: idOf("experimentArm"),
      templateId: idOf("promptTemplate"),
      templateVersion: z.int(),
      templateName: z.string(),
    }),
  ),
  createdAt: z.iso.datetime(),
});
export type Experiment = z.output<typeof Experiment>;

const Share = z.number().min(0).max(1);

const ArmResult = z.object({
  armId: idOf("experimentArm"),
  texts: z.int().meta({ description: "All that were written for it" }),
  counted: z.int().meta({ description: "Of them, those that the metric counts by now" }),
  rate: Share.nullable(),
  applied: z.int(),
  asIs: z.int().meta({ description: "Applied without a change" }),
  edited: z.int(),
  editShare: Share.nullable().meta({
    description: "How much of the words was changed where any were, on average",
  }),
  again: z.int().meta({ description: "Written more than once" }),
  up: z.int(),
  down: z.int(),
  /** Against the first; null for the first itself. */
  difference: z
    .object({
      estimate: z.number(),
      low: z.number(),
      high: z.number(),
      pairs: z.int().meta({ description: "Texts of each that are compared" }),
      verdict: z.enum(["better", "worse"]).nullable().meta({ description: "Null while it is not decided" }),
    })
    .nullable(),
});
export type ArmResult = z.output<typeof ArmResult>;

export const ExperimentDetail = Experiment.extend({
  results: z.array(ArmResult),
  winner: idOf("experimentArm").nullable().meta({ description: "Null while it is not decided" }),
  /** The newest first. */
  history: z.array(ExperimentDeed.extend({ name: z.string().nullable() })),
});
export type ExperimentDetail = z.output<typeof ExperimentDetail>;

export const RateTextInput = z.strictObject({
  id: idOf("generation"),
  version: z.int().min(1),
  value: z.enum(["up", "down"]).nullable().meta({ description: "Null takes it back" }),
  reason: z.string().trim().max(500).optional(),
});

/** What people think of a version. */
export const VersionRating = z.object({
  version: z.int(),
  up: z.int(),
  down: z.int(),
  mine: z.object({ value: z.enum(["up", "down"]), reason: z.string().nullable() }).nullable(),
});
export type VersionRating = z.output<typeof VersionRating>;
