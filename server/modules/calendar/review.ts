import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { checkContent, writeTargets } from "./content";
import type { PostContent, TransitionInput } from "./contract";
import { chosenMoment, schedule } from "./plan";
import { beginAgain } from "./publish";
import { demandReady } from "./readiness";
import { posts } from "./schema";
import { isAllowed, isEditable } from "./states";
import { tell } from "./tell";
import { demandMay, lockPost, type PostRow, record, transition } from "./transition";

interface Context {
  tx: WorkspaceTx;
  actor: Actor;
  workspace: WorkspaceAccess;
}

const nameOf = (actor: Actor) => (actor.type === "apiKey" ? "API" : actor.name);

/**
 * Does what somebody asks of a post: submits it, approves it, asks for changes, schedules it ...
 * @throws AppError FORBIDDEN, WRONG_STATE, BAD_INPUT; CONFLICT when it was edited since it was read
 */
export async function act(ctx: Context, input: z.output<typeof TransitionInput>): Promise<PostRow> {
  const { tx, actor, workspace } = ctx;
  const { userId } = actor;
  const by = { userId, name: nameOf(actor) };
  demandMay(workspace, input.action);
  const post = await lockPost(tx, input.id);
  if (!isAllowed(input.action, post.status)) throw new AppError("WRONG_STATE");
  const deed = { userId, note: input.note };
  switch (input.action) {
    case "submit": {
      await demandReady(tx, post);
      const row = await transition(tx, post, "submit", deed);
      await tell(tx, row, "postReview", by);
      return row;
    }
    case "requestChanges": {
      if (!input.note) throw new AppError("BAD_INPUT", { fields: [{ path: "note", code: "required" }] });
      const row = await transition(tx, post, "requestChanges", deed);
      await tell(tx, row, "postChanges", by);
      return row;
    }
    case "approve": {
      // Whoever approves has read one revision; another may have come meanwhile.
      if (input.revision !== post.revision) throw new AppError("CONFLICT");
      await demandReady(tx, post);
      const set = { approvedRevision: post.revision, approvedAt: new Date(), queuePosition: null };
      const row = await transition(tx, post, "approve", { ...deed, set });
      await tell(tx, row, "postApproved", by);
      const ahead = row.plannedAt && row.plannedAt.getTime() > Date.now();
      return ahead && row.plannedAt ? schedule(tx, row, row.plannedAt, userId) : row;
    }
    case "schedule": {
      const at = input.planned ? chosenMoment(input.planned, workspace.timezone) : post.plannedAt;
      if (!at) throw new AppError("BAD_INPUT", { fields: [{ path: "planned", code: "required" }] });
      return schedule(tx, post, at, userId);
    }
    case "retry":
      return beginAgain(tx, post, deed);
    case "unschedule":
    case "reopen":
      return transition(tx, post, input.action, { ...deed, set: { plannedAt: null } });
    case "withdraw":
    case "cancel":
      return transition(tx, post, input.action, deed);
  }
}

/**
 * Changes what a post says. One that was approved goes back to review.
 * @throws AppError WRONG_STATE, NOT_FOUND, BAD_INPUT; CONFLICT when somebody else edited it meanwhile
 */
export async function edit(
  ctx: Context,
  input: PostContent & { id: PostRow["id"]; revision: number },
): Promise<void> {
  const { tx, actor } = ctx;
  const { userId } = actor;
  const post = await lockPost(tx, input.id);
  if (!isEditable(post.status)) throw new AppError("WRONG_STATE");
  if (input.revision !== post.revision) throw new AppError("CONFLICT");
  await checkContent(tx, input);
  const { text, link, imageId, productId } = input;
  const set = { text, link, imageId, productId, revision: post.revision + 1 };
  if (isAllowed("revise", post.status)) {
    const row = await transition(tx, post, "revise", { userId, set });
    await tell(tx, row, "postReview", { userId, name: nameOf(actor) });
  } else {
    await tx.update(posts).set(set).where(eq(posts.id, post.id));
    await record(tx, { ...post, ...set }, "edit", userId);
  }
  await writeTargets(tx, post, input.channels);
}
