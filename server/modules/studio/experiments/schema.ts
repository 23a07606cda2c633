import { sql } from "drizzle-orm";
import { foreignKey, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { ExperimentDeed } from "../contract";
import { promptTemplateVersions } from "../templates/schema";

/** A test of which template does better: while it runs, new texts of its service take turns among its arms. */
export const promptExperiments = tenantTable(
  "prompt_experiments",
  "promptExperiment",
  {
    service: text("service").notNull(),
    name: text("name").notNull(),
    metric: text("metric", { enum: ["applied", "liked"] }).notNull(),
    /** Texts of each arm that must count before anything is decided. */
    minimum: integer("minimum").notNull(),
    status: text("status", { enum: ["running", "paused", "ended"] }).notNull(),
    /** Decides in which order the arms have their turns. */
    seed: text("seed").notNull(),
    /** How many texts have had their turn. */
    turns: integer("turns").notNull().default(0),
    history: jsonb("history").$type<ExperimentDeed[]>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("prompt_experiments_open").on(t.workspaceId, t.service).where(sql`${t.status} <> 'ended'`),
  ],
);

export const experimentArms = tenantTable(
  "prompt_experiment_arms",
  "experimentArm",
  {
    experimentId: id("promptExperiment", "experiment_id").notNull(),
    position: integer("position").notNull(),
    templateId: id("promptTemplate", "template_id").notNull(),
    templateVersion: integer("template_version").notNull(),
  },
  (t) => [
    foreignKey({
      name: "prompt_experiment_arms_experiment",
      columns: [t.workspaceId, t.experimentId],
      foreignColumns: [promptExperiments.workspaceId, promptExperiments.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "prompt_experiment_arms_template",
      columns: [t.workspaceId, t.templateId, t.templateVersion],
      foreignColumns: [
        promptTemplateVersions.workspaceId,
        promptTemplateVersions.templateId,
        promptTemplateVersions.number,
      ],
    }),
    uniqueIndex("prompt_experiment_arms_position").on(t.workspaceId, t.experimentId, t.position),
  ],
);
