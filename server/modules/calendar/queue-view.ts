import type { WorkspaceTx } from "@/server/db/client";
import type { WorkspaceAccess } from "@/server/operations/context";
import type { Queue } from "./contract";
import { outlook } from "./outlook";
import { readQueue } from "./queue";
import { toCards } from "./views";

const outlookMs = 92 * 86_400_000;

/** The queue as people see it. */
export async function toQueue(tx: WorkspaceTx, workspace: Pick<WorkspaceAccess, "timezone">): Promise<Queue> {
  const queue = await readQueue(tx);
  const cards = await toCards(
    tx,
    queue.map(({ post }) => post),
    workspace,
  );
  const moments = await outlook(tx, workspace.timezone, new Date(Date.now() + outlookMs));
  return {
    items: cards.map((post) => ({
      post,
      goesOut: moments.find((moment) => moment.postId === post.id)?.planned ?? null,
    })),
  };
}
