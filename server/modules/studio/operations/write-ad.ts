import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { writeAd as write } from "../ads/write";
import { WriteAdInput, WrittenAd } from "../contract";

export const writeAd = workspaceOperation("studio.use", {
  name: "studio.writeAd",
  summary: "Have the ad of one network written for a product",
  kind: "action",
  input: WriteAdInput,
  output: WrittenAd,
  rest: { method: "POST", path: "/studio/ads", status: 201 },
  perMinute: 60,
  async run(ctx, input) {
    if (!input.options.networks.includes(input.network)) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "network", code: "invalid" }] });
    }
    return write({
      ...input,
      workspace: ctx.workspace,
      actor: ctx.actor,
      // Of this attempt alone: what a repetition gets is kept under its Idempotency-Key when the ad is paid.
      key: `ad:${newId("event")}`,
      signal: ctx.signal,
      onDone: (tx, written) => ctx.keepAnswer(tx, written),
    });
  },
});
