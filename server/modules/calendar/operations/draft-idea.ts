import { isNull } from "drizzle-orm";
import { runText, WritingBrief } from "@/server/modules/ai";
import { readProducts } from "@/server/modules/catalog";
import { factsOf } from "@/server/modules/studio";
import { workspaceOperation } from "@/server/operations/define";
import { AppError, notFound } from "@/server/platform/errors";
import { translatorFor } from "@/server/platform/i18n/messages";
import { type Id, newId } from "@/server/platform/ids";
import { writeTargets } from "../content";
import { DraftIdeaInput, ideaPoints, PostDetail } from "../contract";
import { chosenMoment } from "../plan";
import { channels, posts } from "../schema";
import { record } from "../transition";
import { readDetail } from "../views";

/** The file behind an address of a picture that the store has. */
const fileIn = (url: string | null): Id<"file"> | null =>
  (/\/files\/(file_[0-9a-z]{26})$/.exec(url ?? "")?.[1] as Id<"file"> | undefined) ?? null;

/** Spends points, which is for those who may use the studio; a draft is for those who write in the calendar. */
export const draftIdea = workspaceOperation("studio.use", {
  name: "calendar.draftIdea",
  summary: "Make a draft of an idea, with a text written for it, for all channels",
  kind: "action",
  input: DraftIdeaInput,
  output: PostDetail,
  rest: { method: "POST", path: "/calendar/ideas", status: 201 },
  perMinute: 60,
  async run(ctx, { productId, planned, occasion, locale }) {
    if (!ctx.workspace.permissions.has("calendar.write")) {
      throw new AppError("FORBIDDEN", { params: { permission: "calendar.write" } });
    }
    const { id: workspaceId, currency, timezone } = ctx.workspace;
    const plannedAt = chosenMoment(planned, timezone);
    const [product] = await ctx.transaction((tx) => readProducts(tx, [productId]));
    if (!product) throw notFound("product");
    const t = await translatorFor(locale, "calendar");
    const brief = WritingBrief.parse({
      task: "ads_copy",
      format: "social_post",
      platform: "telegram",
      locale,
      facts: factsOf(product, currency),
      ...(occasion && { goal: t(`occasion.${occasion}`) }),
    });
    const postId = newId("post");
    const written = runText({
      workspaceId,
      actor: ctx.actor,
      brief,
      points: ideaPoints,
      cause: "social-post",
      key: `calendar:${ctx.idempotencyKey ?? postId}`,
      reference: postId,
      signal: ctx.signal,
      // The draft is there exactly if its text was paid.
      async onDone(tx, { text }) {
        const [row] = await tx
          .insert(posts)
          .values({
            id: postId,
            workspaceId,
            text,
            plannedAt,
            productId,
            imageId: fileIn(product.imageUrl),
            createdBy: ctx.actor.userId,
          })
          .returning();
        if (!row) throw new Error("the draft was not written");
        await record(tx, row, "create", ctx.actor.userId);
        const open = await tx
          .select({ channelId: channels.id })
          .from(channels)
          .where(isNull(channels.removedAt));
        await writeTargets(
          tx,
          row,
          open.map(({ channelId }) => ({ channelId, text: null })),
        );
        const detail = await readDetail(tx, postId, ctx.workspace);
        await ctx.keepAnswer(tx, detail);
        return detail;
      },
    });
    for await (const event of written) if (event.type === "done" && event.value) return event.value;
    throw new AppError("AI_UNAVAILABLE");
  },
});
