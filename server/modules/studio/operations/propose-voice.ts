import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { ProposeVoiceInput, VoiceProposal } from "../contract";
import { proposeVoice as propose } from "../voice/propose";

export const proposeVoice = workspaceOperation("studio.use", {
  name: "studio.proposeVoice",
  summary:
    "Have a model say in words how samples speak, each habit with the words that show it; nothing is kept",
  kind: "action",
  input: ProposeVoiceInput,
  output: VoiceProposal,
  rest: { method: "POST", path: "/studio/voice/propose" },
  perMinute: 20,
  run: (ctx, { samples }) =>
    propose({
      workspace: ctx.workspace,
      actor: ctx.actor,
      locale: ctx.locale,
      samples,
      key: `voice:${newId("event")}`,
      signal: ctx.signal,
      onDone: (tx, proposal) => ctx.keepAnswer(tx, proposal),
    }),
});
