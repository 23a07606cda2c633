import { and, asc, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { generations } from "../schema";
import type { ArmResult, Experiment } from "./contract";
import { experimentAlpha, settlesAfterHours } from "./contract";
import { bounds, pairsOf, verdict } from "./statistics";

/** Texts of a test that are looked at; a later one changes no verdict any more. */
const mostTexts = 20_000;

const settlesAfterMs = settlesAfterHours * 60 * 60_000;

const versions = sql`from generation_versions v where v.workspace_id = generations.workspace_id and v.generation_id = generations.id`;
const ratings = sql`from text_ratings r where r.workspace_id = generations.workspace_id and r.generation_id = generations.id`;

/** What became of each text of some arms, in the order in which they were written. */
function readTexts(tx: WorkspaceTx, { arms }: Experiment) {
  return tx
    .select({
      armId: generations.armId,
      createdAt: generations.createdAt,
      appliedAt: generations.appliedAt,
      applied: sql<boolean>`${generations.appliedVersion} is not null`,
      asIs: sql<boolean>`coalesce((select v.source = 'ai' ${versions} and v.number = ${generations.appliedVersion}), false)`,
      written: sql<number>`(select count(*)::int ${versions} and v.source = 'ai')`,
      editShare: sql<
        number | null
      >`(select v.edit_share ${versions} and v.source = 'edit' order by v.number desc limit 1)`,
      up: sql<number>`(select count(*)::int ${ratings} and r.value = 'up')`,
      down: sql<number>`(select count(*)::int ${ratings} and r.value = 'down')`,
      ratedAt: sql<string | null>`(select min(r.created_at) ${ratings})`,
    })
    .from(generations)
    .where(
      and(
        inArray(
          generations.armId,
          arms.map(({ id }) => id),
        ),
        sql`exists (select 1 ${versions})`,
      ),
    )
    .orderBy(asc(generations.id))
    .limit(mostTexts);
}
type Text = Awaited<ReturnType<typeof readTexts>>[number];

/**
 * How the texts of an arm did by the metric, in the order in which that became known: what is added comes last, so
 * that a verdict stands. A text is applied or not by what stood a day after it was written; it is liked if more thumbs
 * point up than down, and counts from its first thumb on.
 */
function outcomes(metric: Experiment["metric"], texts: readonly Text[], now: Date): boolean[] {
  if (metric === "applied") {
    return texts
      .filter(({ createdAt }) => now.getTime() - createdAt.getTime() >= settlesAfterMs)
      .map(
        ({ createdAt, appliedAt }) =>
          appliedAt !== null && appliedAt.getTime() - createdAt.getTime() <= settlesAfterMs,
      );
  }
  return texts
    .filter(({ up, down }) => up !== down)
    .toSorted((a, b) => (a.ratedAt ?? "").localeCompare(b.ratedAt ?? ""))
    .map(({ up, down }) => up > down);
}

const count = (texts: readonly Text[], of: (text: Text) => boolean) => texts.filter(of).length;
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => (numbers.length > 0 ? sum(numbers) / numbers.length : null);

/** What the texts of a test say up to now, arm by arm, and which arm has won, if one has. */
export async function resultsOf(
  tx: WorkspaceTx,
  experiment: Experiment,
  now = new Date(),
): Promise<{ results: ArmResult[]; winner: ArmResult["armId"] | null }> {
  const { arms, metric, minimum } = experiment;
  const all = await readTexts(tx, experiment);
  // Each comparison with the first gets its part of what may go wrong (Bonferroni).
  const alpha = experimentAlpha / (arms.length - 1);
  const rows = arms.map(({ id }) => {
    const texts = all.filter(({ armId }) => armId === id);
    return { id, texts, outcomes: outcomes(metric, texts, now) };
  });
  const [first] = rows;
  const results = rows.map(({ id, texts, outcomes: own }, i): ArmResult => {
    const pairs = first && i > 0 ? pairsOf(first.outcomes, own) : undefined;
    const edits = texts.flatMap(({ editShare }) => editShare ?? []);
    return {
      armId: id,
      texts: texts.length,
      counted: own.length,
      rate: mean(own.map(Number)),
      applied: count(texts, ({ applied }) => applied),
      asIs: count(texts, ({ asIs }) => asIs),
      edited: edits.length,
      editShare: mean(edits),
      again: count(texts, ({ written }) => written > 1),
      up: sum(texts.map(({ up }) => up)),
      down: sum(texts.map(({ down }) => down)),
      difference: pairs
        ? {
            estimate: mean(pairs) ?? 0,
            ...bounds(pairs, alpha),
            pairs: pairs.length,
            verdict: pairs.length >= minimum ? (verdict(pairs, alpha) ?? null) : null,
          }
        : null,
    };
  });
  return { results, winner: winnerOf(results) };
}

/** The best of those that are better than the first; the first where all others are worse. */
function winnerOf(results: readonly ArmResult[]): ArmResult["armId"] | null {
  const others = results.flatMap(({ armId, difference }) => (difference ? [{ armId, ...difference }] : []));
  const better = others.filter((one) => one.verdict === "better");
  const [best] = better.toSorted((a, b) => b.estimate - a.estimate);
  if (best) return best.armId;
  const beaten = others.length > 0 && others.every((one) => one.verdict === "worse");
  return beaten ? (results[0]?.armId ?? null) : null;
}
