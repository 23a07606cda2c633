import { inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import type { Id } from "@/server/platform/ids";
import type { ExperimentDetail } from "./contract";
import { resultsOf } from "./results";
import { readExperiment } from "./rows";

/** A test with what its texts say, and who did what to it. @throws AppError NOT_FOUND */
export async function experimentDetail(
  tx: WorkspaceTx,
  id: Id<"promptExperiment">,
): Promise<ExperimentDetail> {
  const { row, ...experiment } = await readExperiment(tx, id);
  const ids = [...new Set(row.history.flatMap(({ by }) => by ?? []))];
  const people =
    ids.length === 0
      ? []
      : await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return {
    ...experiment,
    ...(await resultsOf(tx, experiment)),
    history: row.history.toReversed().map((deed) => ({
      ...deed,
      name: people.find((person) => person.id === deed.by)?.name ?? null,
    })),
  };
}
