import { workspaceOperation } from "@/server/operations/define";
import { BrandVoice, VoiceInput } from "../contract";
import { addVoice, voiceView } from "../voice/rows";

export const saveVoice = workspaceOperation("studio.use", {
  name: "studio.saveVoice",
  summary: "Say how the store speaks; every text that is written from now on is told of it",
  kind: "mutation",
  input: VoiceInput,
  output: BrandVoice,
  rest: { method: "PUT", path: "/studio/voice" },
  async run(ctx, input) {
    await addVoice(ctx.tx, ctx.workspace.id, ctx.actor.userId, input);
    return voiceView(ctx.tx, ctx.workspace);
  },
});
