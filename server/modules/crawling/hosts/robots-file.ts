import { eq } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { AppError } from "@/server/platform/errors";
import { fetchPublic, type Validators } from "@/server/platform/http/fetch";
import { type Robots, readRobots } from "../robots";
import { crawlHosts } from "../schema";
import type { Host } from "./lease";

/** By this name robots.txt files speak of us. */
const agent = "rooz";
/** A file is believed for a day (RFC 9309, 2.4). */
const freshMs = 24 * 3600_000;
/** Larger files are not taken; of these the beginning is read. */
const mostBytes = 8 * 1024 * 1024;

const everything: Robots = { allows: () => true, crawlDelay: undefined, sitemaps: [] };

/** The file was not reached, so that nothing may be fetched (RFC 9309, 2.3.1.4). */
export class RobotsUnreachable extends Error {
  constructor(readonly reason: unknown) {
    super("robots.txt was not reached", { cause: reason });
  }
}

const read = (file: Buffer | null): Robots => (file ? readRobots(file, agent) : everything);

const hostOf = (origin: string) =>
  withService(async (tx) => {
    await tx.insert(crawlHosts).values({ origin }).onConflictDoNothing();
    const [host] = await tx.select().from(crawlHosts).where(eq(crawlHosts.origin, origin));
    return host;
  });

/**
 * What a host asks of crawlers, fetched at most once a day for all stores.
 * @param host its row, where that is at hand
 * @throws RobotsUnreachable; AppError FETCH_REFUSED when the address leads to nowhere public
 */
export async function robotsOf(origin: string, host?: Host): Promise<{ robots: Robots; asked: boolean }> {
  const known = host ?? (await hostOf(origin));
  const age = known?.robotsCheckedAt
    ? Date.now() - known.robotsCheckedAt.getTime()
    : Number.POSITIVE_INFINITY;
  if (known && age < freshMs && (known.robotsState === "found" || known.robotsState === "none"))
    return { robots: read(known.robots), asked: false };
  const before =
    known?.robotsState === "found"
      ? { etag: known.robotsEtag ?? undefined, lastModified: known.robotsLastModified ?? undefined }
      : undefined;
  return { robots: await ask(origin, known?.robots ?? null, before), asked: true };
}

async function ask(origin: string, kept: Buffer | null, known: Validators | undefined): Promise<Robots> {
  try {
    const answer = await fetchPublic(`${origin}/robots.txt`, {
      maxBytes: mostBytes,
      accept: "text/plain,*/*;q=0.5",
      known,
    });
    const file = answer.unchanged ? kept : answer.body;
    await remember(origin, {
      robotsState: "found",
      robots: file,
      robotsEtag: answer.etag ?? null,
      robotsLastModified: answer.lastModified ?? null,
    });
    return read(file);
  } catch (error) {
    if (error instanceof AppError && error.code === "FETCH_REFUSED") throw error;
    if (!isMissing(error)) {
      await remember(origin, { robotsState: "unreachable" });
      throw new RobotsUnreachable(error);
    }
    await remember(origin, { robotsState: "none", robots: null, robotsEtag: null, robotsLastModified: null });
    return everything;
  }
}

/** A host that says it has no such file lets everything be fetched (RFC 9309, 2.3.1.3), unless it is only too busy. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.code === "FETCH_REDIRECTS") return true;
  const status = Number(error.params.status);
  return error.code === "FETCH_STATUS" && status < 500 && status !== 429;
}

async function remember(origin: string, found: Partial<typeof crawlHosts.$inferInsert>): Promise<void> {
  await withService((tx) =>
    tx
      .update(crawlHosts)
      .set({ ...found, robotsCheckedAt: new Date() })
      .where(eq(crawlHosts.origin, origin)),
  );
}
