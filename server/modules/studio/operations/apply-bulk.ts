import { and, asc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { applyVersion } from "../apply";
import { bulkRow } from "../bulk";
import { bulkItems, generations, generationVersions } from "../schema";

export const applyBulk = workspaceOperation("catalog.write", {
  name: "studio.applyBulk",
  summary: "Put every text of a run on its product; those applied already stay as they are",
  kind: "mutation",
  input: z.strictObject({ id: idOf("bulk") }),
  output: z.object({ applied: z.int(), skipped: z.int() }),
  rest: { method: "POST", path: "/studio/bulk/{id}/apply" },
  async run(ctx, { id }) {
    await bulkRow(ctx.tx, id);
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
      // A product that was deleted in the meantime is passed over.
      const done = await applyVersion(ctx.tx, row.id, row.newest).then(
        async (productId) => {
          const details = { generation: row.id };
          const action = "product.textApplied";
          await recordAudit(ctx.tx, { actor: ctx.actor, action, target: productId, details });
          return true;
        },
        (error: unknown) => {
          if (error instanceof AppError && error.code === "NOT_FOUND") return false;
          throw error;
        },
      );
      if (done) applied += 1;
    }
    return { applied, skipped: newest.size - applied };
  },
});
