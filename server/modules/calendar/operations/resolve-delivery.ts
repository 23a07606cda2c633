import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError, notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { PostDetail } from "../contract";
import { sendOnceMore, settle } from "../publish";
import { deliveries } from "../schema";
import { lockPost, record } from "../transition";
import { readDetail } from "../views";

export const resolveDelivery = workspaceOperation("calendar.write", {
  name: "calendar.resolveDelivery",
  summary:
    "Say whether a message arrived of which nobody can tell but who looks; if not, it is sent once more",
  kind: "mutation",
  input: z.strictObject({ id: idOf("delivery"), arrived: z.boolean() }),
  output: PostDetail,
  rest: { method: "POST", path: "/calendar/deliveries/{id}/resolve" },
  async run({ tx, actor, workspace }, { id, arrived }) {
    const [found] = await tx
      .select({ postId: deliveries.postId })
      .from(deliveries)
      .where(eq(deliveries.id, id));
    if (!found) throw notFound("delivery");
    const post = await lockPost(tx, found.postId);
    const [row] = await tx.select().from(deliveries).where(eq(deliveries.id, id)).for("update");
    const open = post.status === "publishing" || post.status === "failed";
    if (row?.status !== "uncertain" || !open) throw new AppError("WRONG_STATE");
    await record(tx, post, arrived ? "arrived" : "sendAgain", actor.userId);
    if (arrived) {
      const set = { status: "sent" as const, sentAt: row.startedAt, problem: null };
      await tx.update(deliveries).set(set).where(eq(deliveries.id, id));
      await settle(tx, post);
    } else {
      await sendOnceMore(tx, post, row, actor.userId);
    }
    return readDetail(tx, post.id, workspace);
  },
});
