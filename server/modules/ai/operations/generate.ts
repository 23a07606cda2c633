import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { GenerateInput, GenerateOutput } from "../contract";
import { WritingBrief } from "../prompts/brief";
import { detectLocale } from "../prompts/detect-locale";
import { runText } from "../run-text";

export const generate = workspaceOperation("ai.use", {
  name: "ai.generate",
  summary: "Have a text written; costs one point, or two for the tasks that need a better model",
  kind: "action",
  input: GenerateInput,
  output: GenerateOutput,
  rest: { method: "POST", path: "/ai/generate" },
  perMinute: 60,
  async run(ctx, { task, prompt, locale }) {
    const brief = WritingBrief.parse({
      task,
      prompt,
      locale: locale ?? detectLocale(prompt) ?? ctx.workspace.locale,
    });
    // Of this attempt alone: what makes a repeated call answer with the first result is its Idempotency-Key, which
    // receives the answer in the transaction that spends the points.
    const key = `ai:${newId("generation")}`;
    const events = runText({
      workspaceId: ctx.workspace.id,
      actor: ctx.actor,
      brief,
      cause: "ai-generate",
      key,
      signal: ctx.signal,
      onDone: (tx, { text, provider, model }) => ctx.keepAnswer(tx, { result: text, provider, model }),
    });
    for await (const event of events) {
      if (event.type !== "done") continue;
      const { text, provider, model } = event.result;
      return { result: text, provider, model };
    }
    throw new Error("a text ended without an end");
  },
});
