import { and, asc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { type PictureAnswer, visitForPictures } from "@/server/modules/crawling";
import { inTurn, pictureHash, smallPicture } from "@/server/modules/media";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { competitorProducts } from "../../schema";
import { competitorPictures } from "../schema";

/** Pictures of one round. */
const roundSize = 20;
/** Seconds from one attempt to the next; after the last, the picture has failed. */
const pauses = [600, 6 * 3600, 24 * 3600];
/** Longest side of the small picture that people compare by, in pixels. */
const shownSide = 240;

/** What came of a picture, as its rows have it. */
type Seen = Partial<typeof competitorPictures.$inferInsert>;

/** Looks at a picture. What is none says so and is not asked for again. */
async function look(answer: PictureAnswer & { kind: "body" }): Promise<Seen> {
  try {
    return await inTurn(async () => ({
      state: "seen",
      hash: await pictureHash(answer.body),
      small: await smallPicture(answer.body, shownSide),
      problem: null,
      seenAt: new Date(),
    }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: "failed", problem: "noPicture" };
  }
}

/**
 * Fetches some of a store's pictures from a host, each address once however many products show it. One that fails is
 * tried again later where that may help, and so often at most; why stands with it.
 * @returns how long to wait until the next round, in milliseconds; undefined when nothing is due
 */
export async function seeRound(workspaceId: Id<"workspace">, origin: string): Promise<number | undefined> {
  const here = and(
    eq(competitorPictures.origin, origin),
    eq(competitorPictures.state, "waiting"),
    lte(competitorPictures.dueAt, sql`now()`),
  );
  const due = await withWorkspace(
    workspaceId,
    async (tx) => {
      const open = and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt));
      if ((await tx.$count(workspaces, open)) === 0) return [];
      return tx
        .select({
          url: competitorPictures.url,
          attempts: sql<number>`max(${competitorPictures.attempts})::int`,
        })
        .from(competitorPictures)
        .where(here)
        .groupBy(competitorPictures.url)
        .orderBy(asc(sql`min(${competitorPictures.dueAt})`), competitorPictures.url)
        .limit(roundSize);
    },
    { readOnly: true },
  );
  if (due.length === 0) return undefined;
  const attempts = new Map(due.map((row) => [row.url, row.attempts]));
  const keep = (url: string, seen: Seen) =>
    withWorkspace(workspaceId, (tx) =>
      tx
        .update(competitorPictures)
        .set(seen)
        .where(and(sql`md5(${competitorPictures.url}) = md5(${url})`, eq(competitorPictures.url, url), here)),
    );
  return visitForPictures({
    origin,
    visitor: `pictures ${workspaceId}`,
    urls: [...attempts.keys()],
    async take(url, answer) {
      if (answer.kind === "body") {
        await keep(url, await look(answer));
        return;
      }
      const attempt = attempts.get(url) ?? 0;
      const pause = answer.later ? pauses[attempt] : undefined;
      await keep(url, {
        problem: answer.problem,
        attempts: attempt + 1,
        ...(pause === undefined ? { state: "failed" } : { dueAt: new Date(Date.now() + pause * 1000) }),
      });
    },
  });
}

/** Competitors of whose products a picture has been seen since a moment. */
export async function shopsSeenSince(workspaceId: Id<"workspace">, since: Date): Promise<Id<"competitor">[]> {
  const rows = await withWorkspace(
    workspaceId,
    (tx) =>
      tx
        .selectDistinct({ id: competitorProducts.competitorId })
        .from(competitorPictures)
        .innerJoin(competitorProducts, eq(competitorProducts.id, competitorPictures.competitorProductId))
        .where(gte(competitorPictures.seenAt, since)),
    { readOnly: true },
  );
  return rows.map(({ id }) => id);
}
