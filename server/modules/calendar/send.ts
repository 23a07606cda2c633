import { eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { knowsAgain, type Message, prepare, readMessage } from "./message";
import type { ChannelProblem, SendResult } from "./problems";
import { settle } from "./publish";
import { deliveries } from "./schema";
import type { DeliveryStatus } from "./states";
import { lockPost } from "./transition";

type DeliveryRow = typeof deliveries.$inferSelect;

/** Attempts at one message; the pauses between them come to about an hour. */
const maxAttempts = 8;
const longestWaitMs = 24 * 3_600_000;
/** Longer than any attempt takes: then one that is under way has ended, or broke off. */
const attemptMs = 60_000;
/** The clocks of this process and of the database need not agree to the millisecond. */
const clockMs = 1000;

/** How long to wait before another attempt: as the channel says, else longer each time, never all at one moment. */
function pauseMs(attempt: number, retryAfter: number | undefined): number {
  if (retryAfter !== undefined) return Math.min(retryAfter * 1000, longestWaitMs);
  return Math.min(30_000 * 2 ** (attempt - 1), 3_600_000) * (0.8 + 0.4 * Math.random());
}

async function lockDelivery(tx: WorkspaceTx, id: Id<"delivery">): Promise<DeliveryRow | undefined> {
  const [row] = await tx.select().from(deliveries).where(eq(deliveries.id, id)).for("update");
  return row;
}

async function change(tx: WorkspaceTx, row: DeliveryRow, set: Partial<DeliveryRow>): Promise<void> {
  await tx.update(deliveries).set(set).where(eq(deliveries.id, row.id));
}

/** Ends an attempt; with it perhaps the post, whose row is locked first by everybody. */
async function end(
  tx: WorkspaceTx,
  row: DeliveryRow,
  status: Extract<DeliveryStatus, "sent" | "failed" | "uncertain">,
  set: Partial<DeliveryRow>,
): Promise<void> {
  await change(tx, row, { dueAt: null, ...set, status });
  const post = await lockPost(tx, row.postId);
  if (post.status === "publishing" || post.status === "failed") await settle(tx, post);
}

/**
 * Writes down that a message is about to be sent: from here on it may be there. An attempt that is found under way was
 * broken off, since one process at a time has the step: what knows messages again gets it once more, of anything else
 * nobody can say whether it arrived.
 * @returns the attempt's number; or when to come again, null for never, if there is nothing to send now
 */
async function take(
  tx: WorkspaceTx,
  { post, channel, delivery }: Message,
): Promise<{ attempt: number } | { again: Date | null }> {
  const locked = await lockPost(tx, post.id);
  const row = await lockDelivery(tx, delivery.id);
  if (!row || locked.status !== "publishing" || locked.revision !== post.revision) return { again: null };
  if (row.round !== delivery.round) return { again: null };
  if (row.status === "sending" && !knowsAgain[channel.kind]) {
    await end(tx, row, "uncertain", { problem: { code: "interrupted" } });
    return { again: null };
  }
  if (row.status !== "waiting" && row.status !== "sending") return { again: null };
  // Somebody else was told of this message too, and the channel has asked to wait.
  if (row.status === "waiting" && row.dueAt && row.dueAt.getTime() > Date.now() + clockMs)
    return { again: row.dueAt };
  const attempt = row.attempt + 1;
  await change(tx, row, { status: "sending", attempt, dueAt: null, startedAt: new Date() });
  return { attempt };
}

/** Writes down how an attempt ended. @returns when the next is due, if there is to be one */
async function conclude(
  tx: WorkspaceTx,
  { post, channel, delivery }: Message,
  attempt: number,
  result: SendResult,
): Promise<Date | null> {
  await lockPost(tx, post.id);
  const row = await lockDelivery(tx, delivery.id);
  if (!row || row.round !== delivery.round || row.status === "sent") return null;
  if (result.type === "sent") {
    const { externalId, url: externalUrl } = result;
    await end(tx, row, "sent", { sentAt: new Date(), problem: null, externalId, externalUrl });
    return null;
  }
  // Another attempt has begun since, by a process that had lost the run and may be dead by now: this run stays with
  // the message until it has come to an end.
  if (row.status === "waiting") return row.dueAt;
  if (row.status !== "sending") return null;
  if (row.attempt !== attempt) return new Date(Date.now() + attemptMs);
  const { problem } = result;
  if (result.type === "unknown" && !knowsAgain[channel.kind]) await end(tx, row, "uncertain", { problem });
  else if (result.type === "refused" || attempt >= maxAttempts) await end(tx, row, "failed", { problem });
  else {
    const retryAfter = result.type === "later" ? result.retryAfter : undefined;
    const dueAt = new Date(Date.now() + pauseMs(attempt, retryAfter));
    await change(tx, row, { status: "waiting", dueAt, problem });
    return dueAt;
  }
  return null;
}

/**
 * Makes one attempt to send a message: its intent is written down, it is sent, what came of it is written down. No
 * transaction is open while it is sent.
 * @returns when to try again; null when there is no more to do
 */
export async function sendDelivery(
  workspaceId: Id<"workspace">,
  deliveryId: Id<"delivery">,
): Promise<Date | null> {
  const message = await withWorkspace(workspaceId, (tx) => readMessage(tx, deliveryId), { readOnly: true });
  if (!message) return null;
  const send = await prepare(message);
  const taken = await withWorkspace(workspaceId, (tx) => take(tx, message));
  if ("again" in taken) return taken.again;
  const result = await send();
  return withWorkspace(workspaceId, (tx) => conclude(tx, message, taken.attempt, result));
}

/** Ends a message that cannot even be tried, whatever the reason. */
export async function giveUp(workspaceId: Id<"workspace">, deliveryId: Id<"delivery">): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const message = await readMessage(tx, deliveryId);
    if (!message) return;
    await lockPost(tx, message.post.id);
    const row = await lockDelivery(tx, deliveryId);
    if (row?.status !== "waiting" && row?.status !== "sending") return;
    const maybeThere = row.status === "sending" && !knowsAgain[message.channel.kind];
    const problem: ChannelProblem = { code: "interrupted" };
    await end(tx, row, maybeThere ? "uncertain" : "failed", { problem });
  });
}
