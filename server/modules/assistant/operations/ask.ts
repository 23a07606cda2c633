import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { ask as answer } from "../ask";
import { AnswerEvent, AskInput } from "../contract";

export const ask = workspaceOperation("ai.use", {
  name: "assistant.ask",
  summary: "Ask the assistant about the store; the answer arrives as it is written",
  kind: "stream",
  input: AskInput,
  output: AnswerEvent,
  rest: { method: "POST", path: "/assistant/ask" },
  perMinute: 30,
  async *run(ctx, input) {
    const { workspace, actor, locale, signal, transaction } = ctx;
    yield* answer({
      workspace,
      actor,
      locale,
      input,
      signal,
      transaction,
      // Of this attempt alone: what a repetition gets is kept under its Idempotency-Key when the answer is paid.
      key: `assistant:${newId("event")}`,
      onDone: (tx, done) =>
        ctx.keepAnswer(tx, [
          { type: "started", conversationId: done.conversationId, points: done.message.points },
          done,
        ]),
    });
  },
});
