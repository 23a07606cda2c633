import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { authorOf } from "../comments/rows";
import { RateTextInput, VersionRating } from "../contract";
import { rate, ratingsOf } from "../experiments/ratings";
import { versionRow } from "../generation-rows";

export const rateText = workspaceOperation("studio.comment", {
  name: "studio.rateText",
  summary: "Say whether a version of a text is good, with a reason if you like",
  kind: "mutation",
  input: RateTextInput,
  output: z.object({ ratings: z.array(VersionRating) }),
  rest: { method: "PUT", path: "/studio/generations/{id}/rating" },
  async run(ctx, { id, version, value, reason }) {
    const userId = authorOf(ctx);
    await versionRow(ctx.tx, id, version);
    const rating = { generationId: id, version, userId, value, reason: reason || null };
    await rate(ctx.tx, { workspaceId: ctx.workspace.id, ...rating });
    return { ratings: await ratingsOf(ctx.tx, id, userId) };
  },
});
