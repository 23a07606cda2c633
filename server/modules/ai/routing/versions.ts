import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { recordAudit } from "@/server/modules/audit";
import { actorId } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { RouteTask } from "../prompts/tasks";
import { aiRoutes } from "../schema";
import { changesBetween } from "./changes";
import type { RouteDraft, RouteVersion } from "./contract";
import { announcePolicy } from "./current-policy";

type Row = typeof aiRoutes.$inferSelect;

/** How many versions of a route are shown. */
const shown = 50;

/** A version of a route as the contract tells it. */
export const toRoute = ({ createdAt, task, ...row }: Row) => ({
  ...row,
  task: RouteTask.parse(task),
  createdAt: createdAt.toISOString(),
});

/** The newest versions of a task's route, newest first, each with what it changed. */
export async function routeVersions(tx: Tx, task: RouteTask): Promise<RouteVersion[]> {
  const rows = await tx
    .select()
    .from(aiRoutes)
    .where(eq(aiRoutes.task, task))
    .orderBy(desc(aiRoutes.version))
    .limit(shown + 1);
  return rows.slice(0, shown).map((row, index) => {
    const before = rows[index + 1];
    return { ...toRoute(row), changes: before ? changesBetween(before, row) : [] };
  });
}

/** One version of a route. @throws AppError NOT_FOUND */
export async function routeVersion(tx: Tx, task: RouteTask, version: number): Promise<Row> {
  const [row] = await tx
    .select()
    .from(aiRoutes)
    .where(and(eq(aiRoutes.task, task), eq(aiRoutes.version, version)));
  if (!row) throw notFound("version");
  return row;
}

interface Edit extends RouteDraft {
  task: RouteTask;
  actor: Actor;
  note: string;
  /** The version that the editor had before them. */
  basedOn: number;
  restoredFrom: number | null;
}

/**
 * Makes a new version of a route, notes who made it and why, and tells every process when the transaction commits.
 * @throws AppError WRONG_STATE when another version has come since `basedOn`
 */
export async function addVersion(tx: Tx, { actor, basedOn, ...route }: Edit): Promise<Row> {
  // Two at once: one after the other, and the second finds that its base is old.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('ai_routes ' || ${route.task}))`);
  const [current] = await tx
    .select()
    .from(aiRoutes)
    .where(eq(aiRoutes.task, route.task))
    .orderBy(desc(aiRoutes.version))
    .limit(1);
  if (current && current.version !== basedOn) throw new AppError("WRONG_STATE");
  const [row] = await tx
    .insert(aiRoutes)
    .values({ ...route, version: basedOn + 1, setBy: actorId(actor) })
    .returning();
  if (!row) throw new Error("a version was not made");
  await recordAudit(tx, {
    actor,
    action: "ai.routeChanged",
    target: `${row.task} ${row.version}`,
    details: {
      note: row.note,
      restoredFrom: row.restoredFrom,
      changes: current ? changesBetween(current, row) : [],
    },
  });
  await announcePolicy(tx);
  return row;
}
