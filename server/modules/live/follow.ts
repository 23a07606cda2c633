import type { Tx } from "@/server/db/client";
import { subscribe } from "@/server/db/live";
import {
  after,
  type InboxEvent,
  type InboxOwner,
  inboxState,
  inboxTopic,
} from "@/server/modules/notifications";
import { type Task, tasksTopic } from "@/server/modules/tasks";
import type { Followed } from "@/server/operations/define";
import { Mailbox } from "@/server/platform/realtime/mailbox";
import { type CommentsChanged, commentsTopic } from "./comments";
import type { LiveEvent } from "./contract";

interface Options {
  owner: InboxOwner;
  /** Whether to tell of the store's long works too. */
  withTasks: boolean;
  /** Whether to tell of comments on the store's texts. */
  withComments: boolean;
  /** The number of the last notification that the subscriber has; left out, it begins with the next one. */
  lastSeq: number | undefined;
  signal: AbortSignal;
  transaction: <R>(fn: (tx: Tx) => Promise<R>) => Promise<R>;
}

type Message = InboxEvent | { type: "task"; task: Task } | CommentsChanged;

/**
 * Tells everything that happens to a person in a store, until the signal. Notifications are told in the order of
 * their numbers, each exactly once over any number of connections: the id of each item is the number to resume
 * from. What is announced next in line is passed on as it came; for anything else the database is asked.
 */
export async function* follow(options: Options): AsyncGenerator<Followed<LiveEvent>, void, void> {
  const { owner, signal, transaction } = options;
  const mailbox = new Mailbox<Message>(signal);
  const topics = [inboxTopic(owner.workspaceId, owner.userId)];
  if (options.withTasks) topics.push(tasksTopic(owner.workspaceId));
  if (options.withComments) topics.push(commentsTopic(owner.workspaceId));
  const end = await subscribe(topics, (message) => mailbox.push(message as Message | undefined));
  try {
    // Subscribed first, read after: what commits in between is in both, and told once by its number.
    const state = await transaction((tx) => inboxState(tx, owner));
    let seq = Math.min(options.lastSeq ?? state.lastSeq, state.lastSeq);
    const item = (data: LiveEvent): Followed<LiveEvent> => ({ id: String(seq), data });

    async function* missed(): AsyncGenerator<Followed<LiveEvent>, void, void> {
      for (;;) {
        const { rows, unread } = await transaction(async (tx) => ({
          rows: await after(tx, owner, seq),
          unread: (await inboxState(tx, owner)).unread,
        }));
        for (const notification of rows) {
          seq = notification.seq;
          yield item({ type: "notification", notification, unread });
        }
        if (rows.length === 0) return yield item({ type: "ready", unread });
      }
    }

    yield* missed();
    for await (const message of mailbox) {
      if (!message) yield* missed();
      else if (message.type !== "notification") yield item(message);
      else if (message.notification.seq === seq + 1) {
        seq += 1;
        yield item(message);
      } else if (message.notification.seq > seq) yield* missed();
    }
  } finally {
    end();
  }
}
