import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { BrandVoice } from "../contract";
import { addVoice, voiceVersion, voiceView } from "../voice/rows";

export const restoreVoice = workspaceOperation("studio.use", {
  name: "studio.restoreVoice",
  summary: "Bring back an earlier way of speaking, as the newest version",
  kind: "mutation",
  input: z.strictObject({ version: z.int().min(1) }),
  output: BrandVoice,
  rest: { method: "POST", path: "/studio/voice/restore" },
  async run(ctx, { version }) {
    const { traits: _traits, ...content } = await voiceVersion(ctx.tx, version);
    await addVoice(ctx.tx, ctx.workspace.id, ctx.actor.userId, content);
    return voiceView(ctx.tx, ctx.workspace);
  },
});
