import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { shortenAdText } from "../ads/shorten";
import { ShortenAdInput, ShortenedAd } from "../contract";

export const shortenAd = workspaceOperation("studio.use", {
  name: "studio.shortenAd",
  summary: "Have one text of an ad worded again so that it fits",
  kind: "action",
  input: ShortenAdInput,
  output: ShortenedAd,
  rest: { method: "POST", path: "/studio/ads/{id}/shorten" },
  perMinute: 60,
  run: (ctx, input) =>
    shortenAdText({
      ...input,
      workspaceId: ctx.workspace.id,
      actor: ctx.actor,
      key: `ad:${newId("event")}`,
      signal: ctx.signal,
      onDone: (tx, shortened) => ctx.keepAnswer(tx, shortened),
    }),
});
