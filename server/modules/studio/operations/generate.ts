import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { GenerateInput, GenerationEvent } from "../contract";
import { serviceOf } from "../services";
import { writeText } from "../write";

export const generate = workspaceOperation("studio.use", {
  name: "studio.generate",
  summary: "Have a text written for a product; it arrives as it is written",
  kind: "stream",
  input: GenerateInput,
  output: GenerationEvent,
  rest: { method: "POST", path: "/studio/generate" },
  perMinute: 60,
  async *run(ctx, { service, productId, options, generationId, source }) {
    yield* writeText({
      workspace: ctx.workspace,
      actor: ctx.actor,
      service,
      productId,
      options,
      generationId,
      source,
      // Of this attempt alone: what a repetition gets is kept under its Idempotency-Key when the text is paid, and a
      // text that failed may be asked for again.
      key: `studio:${newId("event")}`,
      watched: true,
      signal: ctx.signal,
      onDone: (tx, _id, written) =>
        ctx.keepAnswer(tx, [
          { type: "started", generationId: written.generationId, points: serviceOf(service).points },
          written,
        ]),
    });
  },
});
