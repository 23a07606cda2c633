import { createHash } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { TextServiceId } from "../services";
import { experimentArms, promptExperiments } from "./schema";

/**
 * Whose turn it is: in each round every arm has one, in an order that the seed decides and nobody foresees. So the arms
 * never differ by more than one text, and the n-th text of a seed always has the same arm.
 * @param turn counts from 0
 */
export function armOfTurn(seed: string, turn: number, arms: number): number {
  const round = Math.floor(turn / arms);
  const order = Array.from({ length: arms }, (_, arm) => ({
    arm,
    by: createHash("sha256").update(`${seed}:${round}:${arm}`).digest("hex"),
  })).toSorted((a, b) => (a.by < b.by ? -1 : 1));
  return order[turn % arms]?.arm ?? 0;
}

/** A way of asking that a test has chosen. */
export interface Arm {
  id: Id<"experimentArm">;
  templateId: Id<"promptTemplate">;
  templateVersion: number;
}

/** Takes the next turn of the service's test; undefined where none runs. Two at once take two different turns. */
export async function takeTurn(tx: WorkspaceTx, service: TextServiceId): Promise<Arm | undefined> {
  const [experiment] = await tx
    .update(promptExperiments)
    .set({ turns: sql`${promptExperiments.turns} + 1` })
    .where(sql`${promptExperiments.service} = ${service} and ${promptExperiments.status} = 'running'`)
    .returning();
  if (!experiment) return undefined;
  const arms = await tx
    .select()
    .from(experimentArms)
    .where(eq(experimentArms.experimentId, experiment.id))
    .orderBy(asc(experimentArms.position));
  return arms[armOfTurn(experiment.seed, experiment.turns - 1, arms.length)];
}

/** The arm that a text belongs to already. */
export async function armOf(tx: WorkspaceTx, id: Id<"experimentArm">): Promise<Arm | undefined> {
  const [row] = await tx.select().from(experimentArms).where(eq(experimentArms.id, id));
  return row;
}
