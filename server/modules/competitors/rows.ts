import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { competitorJobs, type competitorProducts, competitors } from "./schema";

export type CompetitorRow = typeof competitors.$inferSelect;
export type JobRow = typeof competitorJobs.$inferSelect;
export type ProductRow = typeof competitorProducts.$inferSelect;

/** The row of a competitor, kept from others while the transaction lasts. @throws AppError NOT_FOUND */
export async function lockCompetitor(tx: WorkspaceTx, id: Id<"competitor">): Promise<CompetitorRow> {
  const [row] = await tx.select().from(competitors).where(eq(competitors.id, id)).for("update");
  if (!row) throw notFound("competitor");
  return row;
}

/** @throws AppError NOT_FOUND */
export async function competitorRow(tx: WorkspaceTx, id: Id<"competitor">): Promise<CompetitorRow> {
  const [row] = await tx.select().from(competitors).where(eq(competitors.id, id));
  if (!row) throw notFound("competitor");
  return row;
}

/** @throws AppError NOT_FOUND */
export async function jobRow(tx: WorkspaceTx, id: Id<"competitorJob">): Promise<JobRow> {
  const [row] = await tx.select().from(competitorJobs).where(eq(competitorJobs.id, id));
  if (!row) throw notFound("competitorJob");
  return row;
}
