import { asc, desc, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Actor } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { TextServiceId } from "../contract";
import { serviceOf } from "../services";
import { changeTemplate, keepTemplate, templateVersion } from "../templates/rows";
import { promptTemplates } from "../templates/schema";
import type { ChangeExperimentInput, Experiment, ExperimentDeed, StartExperimentInput } from "./contract";
import { experimentArms, promptExperiments } from "./schema";

export type ExperimentRow = typeof promptExperiments.$inferSelect;

const deed = (action: ExperimentDeed["action"], actor: Actor, more: Partial<ExperimentDeed> = {}) => ({
  action,
  by: actor.userId,
  at: new Date().toISOString(),
  ...more,
});

/** Tests as people see them, the newest first. */
export async function readExperiments(
  tx: WorkspaceTx,
  filter: { id?: Id<"promptExperiment"> } = {},
): Promise<(Experiment & { row: ExperimentRow })[]> {
  const rows = await tx
    .select()
    .from(promptExperiments)
    .where(filter.id ? eq(promptExperiments.id, filter.id) : undefined)
    .orderBy(desc(promptExperiments.id))
    .limit(200);
  const arms =
    rows.length === 0
      ? []
      : await tx
          .select({
            id: experimentArms.id,
            experimentId: experimentArms.experimentId,
            templateId: experimentArms.templateId,
            templateVersion: experimentArms.templateVersion,
            templateName: promptTemplates.name,
          })
          .from(experimentArms)
          .innerJoin(promptTemplates, eq(promptTemplates.id, experimentArms.templateId))
          .where(
            inArray(
              experimentArms.experimentId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(experimentArms.position));
  return rows.map((row) => ({
    row,
    id: row.id,
    service: TextServiceId.parse(row.service),
    name: row.name,
    metric: row.metric,
    minimum: row.minimum,
    status: row.status,
    arms: arms
      .filter(({ experimentId }) => experimentId === row.id)
      .map(({ experimentId: _of, ...arm }) => arm),
    createdAt: row.createdAt.toISOString(),
  }));
}

/** One test. @throws AppError NOT_FOUND */
export async function readExperiment(tx: WorkspaceTx, id: Id<"promptExperiment">) {
  const [experiment] = await readExperiments(tx, { id });
  if (!experiment) throw notFound("test");
  return experiment;
}

async function lock(tx: WorkspaceTx, id: Id<"promptExperiment">): Promise<ExperimentRow> {
  const [row] = await tx.select().from(promptExperiments).where(eq(promptExperiments.id, id)).for("update");
  if (!row) throw notFound("test");
  return row;
}

/**
 * Begins a test: from now on new texts of its service take turns among its arms.
 * @throws AppError NOT_FOUND, BAD_INPUT for a template of another service or a metric that its texts cannot meet, CONFLICT while another test of it is open
 */
export async function startTest(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  actor: Actor,
  { service, name, metric, minimum, arms }: StartExperimentInput,
): Promise<Experiment> {
  // A post and an email have no place on a product: such a test would never be decided.
  if (metric === "applied" && serviceOf(service).appliesTo === null) {
    throw new AppError("BAD_INPUT", { fields: [{ path: "metric", code: "invalid" }] });
  }
  for (const arm of arms) {
    const version = await templateVersion(tx, arm.templateId, arm.templateVersion);
    if (version.service !== service) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "arms", code: "invalid" }] });
    }
  }
  const [row] = await tx
    .insert(promptExperiments)
    .values({
      workspaceId,
      service,
      name,
      metric,
      minimum,
      status: "running",
      seed: crypto.randomUUID(),
      history: [deed("start", actor)],
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw new AppError("CONFLICT");
  await tx
    .insert(experimentArms)
    .values(arms.map((arm, position) => ({ workspaceId, experimentId: row.id, position, ...arm })));
  return readExperiment(tx, row.id);
}

const moves = {
  pause: { from: ["running"], to: "paused" },
  resume: { from: ["paused"], to: "running" },
  end: { from: ["running", "paused"], to: "ended" },
} as const;

/** Pauses a test, goes on with it or ends it for good. @throws AppError NOT_FOUND, WRONG_STATE */
export async function moveTest(
  tx: WorkspaceTx,
  actor: Actor,
  {
    id,
    action,
  }: {
    id: Id<"promptExperiment">;
    action: (typeof ChangeExperimentInput)["shape"]["action"]["options"][number];
  },
): Promise<void> {
  const row = await lock(tx, id);
  const { from, to } = moves[action];
  if (!from.some((status) => status === row.status)) throw new AppError("WRONG_STATE");
  await tx
    .update(promptExperiments)
    .set({ status: to, history: [...row.history, deed(action, actor)] })
    .where(eq(promptExperiments.id, id));
}

/**
 * Ends a test and lets new texts of its service begin with the template of an arm, in the version that was tested:
 * one that was changed since is brought back as its newest.
 * @throws AppError NOT_FOUND
 */
export async function adopt(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  actor: Actor,
  id: Id<"promptExperiment">,
  armId: Id<"experimentArm">,
): Promise<void> {
  const row = await lock(tx, id);
  const { arms } = await readExperiment(tx, id);
  const arm = arms.find((one) => one.id === armId);
  if (!arm) throw notFound("arm");
  const tested = await templateVersion(tx, arm.templateId, arm.templateVersion);
  const { service, name, text } = tested;
  await keepTemplate(tx, workspaceId, actor.userId, { id: arm.templateId, service, name, text });
  await changeTemplate(tx, arm.templateId, { archived: false, isDefault: true });
  await tx
    .update(promptExperiments)
    .set({ status: "ended", history: [...row.history, deed("adopt", actor, { armId })] })
    .where(eq(promptExperiments.id, id));
}
