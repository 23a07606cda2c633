import { and, asc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import type { ContextOf } from "@/server/operations/context";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { type Id, idOf } from "@/server/platform/ids";
import { applyVersion } from "../apply";
import { bulkRow } from "../bulk";
import { applyPicture } from "../pictures/apply";
import { renderings } from "../pictures/schema";
import { bulkItems, generations, generationVersions } from "../schema";
import { isPictureService } from "../services";

type Context = ContextOf<"workspace", "mutation">;
interface Applied {
  applied: number;
  skipped: number;
}

/** Does something to a product, unless it was deleted in the meantime. @returns whether it was done */
async function unlessGone(apply: () => Promise<void>): Promise<boolean> {
  try {
    await apply();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return false;
    throw error;
  }
}

async function applyTexts(ctx: Context, id: Id<"bulk">): Promise<Applied> {
  const rows = await ctx.tx
    .select({ id: generations.id, applied: generations.appliedVersion, newest: generationVersions.number })
    .from(bulkItems)
    .innerJoin(generations, eq(generations.id, bulkItems.generationId))
    .innerJoin(generationVersions, eq(generationVersions.generationId, generations.id))
    .where(and(eq(bulkItems.bulkId, id), eq(bulkItems.status, "done"), isNotNull(bulkItems.generationId)))
    .orderBy(asc(bulkItems.position), asc(generationVersions.number));
  const newest = new Map(rows.map((row) => [row.id, row]));
  let applied = 0;
  for (const row of newest.values()) {
    if (row.applied !== null) continue;
    const done = await unlessGone(async () => {
      const target = await applyVersion(ctx.tx, row.id, row.newest);
      const details = { generation: row.id };
      await recordAudit(ctx.tx, { actor: ctx.actor, action: "product.textApplied", target, details });
    });
    if (done) applied += 1;
  }
  return { applied, skipped: newest.size - applied };
}

async function applyPictures(ctx: Context, id: Id<"bulk">): Promise<Applied> {
  const rows = await ctx.tx
    .select({ id: renderings.id, applied: renderings.appliedFileId })
    .from(bulkItems)
    .innerJoin(renderings, eq(renderings.id, bulkItems.renderingId))
    .where(and(eq(bulkItems.bulkId, id), eq(bulkItems.status, "done")))
    .orderBy(asc(bulkItems.position));
  let applied = 0;
  for (const row of rows) {
    if (row.applied !== null) continue;
    const done = await unlessGone(async () => {
      const target = await applyPicture(ctx.tx, row.id);
      const details = { fields: ["images"] };
      await recordAudit(ctx.tx, { actor: ctx.actor, action: "product.changed", target, details });
    });
    if (done) applied += 1;
  }
  return { applied, skipped: rows.length - applied };
}

export const applyBulk = workspaceOperation("catalog.write", {
  name: "studio.applyBulk",
  summary: "Put every text or picture of a run on its product; those applied already stay as they are",
  kind: "mutation",
  input: z.strictObject({ id: idOf("bulk") }),
  output: z.object({ applied: z.int(), skipped: z.int() }),
  rest: { method: "POST", path: "/studio/bulk/{id}/apply" },
  async run(ctx, { id }) {
    const run = await bulkRow(ctx.tx, id);
    return isPictureService(run.service) ? applyPictures(ctx, id) : applyTexts(ctx, id);
  },
});
