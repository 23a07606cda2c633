import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { addAdVersion, adSetRow, toAdVersion } from "../ads/rows";
import { AdContent, AdNetwork, AdVersion, adFieldOf } from "../contract";

export const saveAd = workspaceOperation("studio.use", {
  name: "studio.saveAd",
  summary: "Keep the edited texts of an ad as a new version",
  kind: "mutation",
  input: z.strictObject({ id: idOf("adSet"), network: AdNetwork, content: AdContent }),
  output: AdVersion,
  rest: { method: "POST", path: "/studio/ads/{id}/versions", status: 201 },
  async run(ctx, { id, network, content }) {
    const set = await adSetRow(ctx.tx, id);
    // A text that is too long may be kept and mended later; one that no field has would never be seen again.
    const known = Object.keys(content).every((field) => adFieldOf(network, field));
    if (!known || !set.options.networks.includes(network)) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "content", code: "invalid" }] });
    }
    const row = await addAdVersion(ctx.tx, set, {
      network,
      content,
      source: "edit",
      provider: null,
      model: null,
      offline: false,
      createdBy: ctx.actor.userId,
    });
    return toAdVersion(row);
  },
});
