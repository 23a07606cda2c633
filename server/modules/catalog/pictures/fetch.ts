import { and, eq, isNull, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { currentWorkspace, workspaces } from "@/server/db/tenant";
import { fileUrl, imageLimit, storeImage } from "@/server/modules/files";
import { AppError } from "@/server/platform/errors";
import { fetchPublic, mayPass } from "@/server/platform/http/fetch";
import { encodeId, type Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { pictures } from "../schema";
import type { PictureProblem } from "../views";

/** Pictures that are fetched in one step, and how many of them at once: the host is somebody's shop. */
const roundSize = 20;
const atOnce = 2;
/** Longer than a round can take; who has died with pictures in hand gives them back by it. */
const lease = "10 minutes";
/** Seconds from one attempt to the next; after the last, the picture has failed. */
const pauses = [60, 600, 3600];
const longestPause = 6 * 3600;
/** So many failures to connect in a row, and the host counts as away for all that is wanted of it. */
const awayAfter = 3;

interface Claimed {
  id: Id<"picture">;
  url: string;
  /** How many attempts there have been with this one. */
  attempt: number;
}

/** Takes pictures that are due; nobody else takes them until the lease is over. */
async function claim(tx: WorkspaceTx, host: string): Promise<Claimed[]> {
  const rows = await tx.execute<{ id: string; url: string; attempts: number }>(sql`
    update pictures set attempts = attempts + 1, due_at = now() + ${lease}::interval
    where workspace_id = ${currentWorkspace} and id in (
      select id from pictures
      where workspace_id = ${currentWorkspace} and host = ${host} and state = 'waiting' and due_at <= now()
      order by due_at, id limit ${roundSize} for no key update skip locked)
    returning id, url, attempts`);
  return rows.map(({ id, url, attempts }) => ({ id: encodeId("picture", id), url, attempt: attempts }));
}

/** The name of a picture's file, as its address has it. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split("/").findLast(Boolean) ?? "picture";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Another has brought the picture to its end in the meantime. */
class Stored extends Error {}

/** Fetches a picture, stores it, and shows it: its file, its state and the products' covers commit together. */
async function fetchOne(workspaceId: Id<"workspace">, { id, url }: Claimed) {
  const { body } = await fetchPublic(url, { maxBytes: imageLimit, accept: "image/*" });
  await storeImage({ id: workspaceId }, (fn) => withWorkspace(workspaceId, fn), {
    name: nameOf(url),
    content: (async function* () {
      yield body;
    })(),
    createdBy: null,
    async also(tx, file) {
      // Waits for those who write products with this picture now: they have not seen it arrive (see wantPictures).
      const [row] = await tx
        .select({ state: pictures.state })
        .from(pictures)
        .where(eq(pictures.id, id))
        .for("update");
      if (row?.state !== "waiting") throw new Stored();
      await tx
        .update(pictures)
        .set({ state: "stored", fileId: file.id, problem: null })
        .where(eq(pictures.id, id));
      await tx.execute(sql`
        update products p set image_url = ${fileUrl(workspaceId, file.id)} from product_images i
        where i.workspace_id = ${currentWorkspace} and md5(i.url) = md5(${url}) and i.url = ${url}
          and i.position = 0 and i.url like 'http%'
          and p.workspace_id = i.workspace_id and p.id = i.product_id`);
    },
  });
}

function problemOf(error: unknown, id: Id<"picture">): PictureProblem {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  return { code: "INTERNAL", params: { requestId: id } };
}

/** Writes down that an attempt failed, unless the picture has been asked for anew since. */
async function setBack(
  workspaceId: Id<"workspace">,
  { id, attempt }: Claimed,
  error: unknown,
): Promise<void> {
  const again = mayPass(error) || !(error instanceof AppError);
  const pause = again ? pauses[attempt - 1] : undefined;
  const asked = error instanceof AppError ? (error.retryAfter ?? 0) : 0;
  const seconds = Math.min(Math.max(pause ?? 0, asked), longestPause);
  await withWorkspace(workspaceId, (tx) =>
    tx
      .update(pictures)
      .set({
        state: pause === undefined ? "failed" : "waiting",
        problem: problemOf(error, id),
        dueAt: sql`now() + ${seconds} * interval '1 second'`,
      })
      .where(and(eq(pictures.id, id), eq(pictures.state, "waiting"), eq(pictures.attempts, attempt))),
  );
}

/** Counts an attempt for all that is due from a host that is away, without asking it for each. */
async function setAllBack(workspaceId: Id<"workspace">, host: string, error: unknown): Promise<void> {
  const problem = problemOf(error, "");
  await withWorkspace(workspaceId, (tx) =>
    tx.execute(sql`
      update pictures set attempts = attempts + 1, problem = ${JSON.stringify(problem)}::text::jsonb,
        state = case when attempts >= ${pauses.length} then 'failed' else 'waiting' end,
        due_at = now() + coalesce((${sql.raw(`array[${pauses.join(",")}]`)})[attempts + 1], 0) * interval '1 second'
      where workspace_id = ${currentWorkspace} and host = ${host} and state = 'waiting' and due_at <= now()`),
  );
}

/**
 * Fetches some of a store's pictures from a host. One that fails is tried again later where that may help, and so
 * often at most; what went wrong stands with it.
 * @returns whether there may be more to do now
 */
export async function fetchRound(workspaceId: Id<"workspace">, host: string): Promise<boolean> {
  const claimed = await withWorkspace(workspaceId, async (tx) => {
    const open = and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt));
    return (await tx.$count(workspaces, open)) > 0 ? claim(tx, host) : [];
  });
  if (claimed.length === 0) return false;
  const queue = [...claimed];
  const failures: unknown[] = [];
  let inARow = 0;
  const worker = async () => {
    for (let picture = queue.shift(); picture; picture = queue.shift()) {
      const last = failures.at(-1);
      try {
        if (inARow >= awayAfter) throw last;
        await fetchOne(workspaceId, picture);
        inARow = 0;
      } catch (error) {
        if (error instanceof Stored) continue;
        failures.push(error);
        inARow = isAway(error) ? inARow + 1 : 0;
        await setBack(workspaceId, picture, error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (inARow >= awayAfter) await setAllBack(workspaceId, host, failures.at(-1));
  if (failures.length > 0) {
    const odd = failures.find((error) => !(error instanceof AppError));
    const told = { host, failed: failures.length, of: claimed.length, err: odd ?? failures[0] };
    // That somebody's server is down is no trouble of ours.
    logger("pictures")[odd ? "warn" : "info"](told, "pictures were not fetched");
  }
  return claimed.length === roundSize;
}

const isAway = (error: unknown) =>
  error instanceof AppError && (error.code === "FETCH_FAILED" || error.code === "FETCH_TIMEOUT");
