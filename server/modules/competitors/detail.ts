import { and, eq, isNotNull } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { CompetitorDetail } from "./contract";
import { competitorRow } from "./rows";
import { competitorProducts } from "./schema";
import { jobsOf, problemsOf, toSummaries } from "./views";

/** Looks that a competitor's page shows. */
const shownJobs = 10;

/** A competitor as its page shows it. @throws AppError NOT_FOUND */
export async function competitorDetail(tx: WorkspaceTx, id: Id<"competitor">): Promise<CompetitorDetail> {
  const row = await competitorRow(tx, id);
  const [summary] = await toSummaries(tx, [row]);
  if (!summary) throw notFound("competitor");
  const { rhythm, atMinute, weekday, quietFrom, quietUntil, addresses, kind, pageLimit, zone } = row;
  const pending = await tx.$count(
    competitorProducts,
    and(eq(competitorProducts.competitorId, id), isNotNull(competitorProducts.pending)),
  );
  return {
    ...summary,
    addresses,
    kind,
    pageLimit,
    zone,
    schedule: { rhythm, atMinute, weekday, quietFrom, quietUntil },
    pending,
    jobs: await jobsOf(tx, id, shownJobs),
    problems: await problemsOf(tx, id),
  };
}
