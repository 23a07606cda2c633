import { streamText } from "ai";
import { env } from "@/server/platform/env";
import { CallFailure, failureOf } from "./failure";
import type { WritingBrief } from "./prompts/brief";
import { buildPrompt } from "./prompts/build-prompt";
import { modelFor } from "./providers";
import type { Choice } from "./routing";

/** What a call used; null where the provider did not tell. */
export interface TokenCount {
  input: number | null;
  output: number | null;
}

/** Warnings of the SDK (a setting that a model does not know) would go to the console. */
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

/**
 * Asks a model for the text of a brief, and yields it as it comes. Ends within AI_TIMEOUT_MS; when the signal
 * fires, the request to the provider is closed.
 * @returns the tokens that it took
 * @throws CallFailure
 */
export async function* streamModel(
  choice: Choice,
  brief: WritingBrief,
  signal: AbortSignal,
  watched = false,
): AsyncGenerator<string, TokenCount, void> {
  if (signal.aborted) throw new CallFailure("cancelled");
  const deadline = AbortSignal.timeout(env().AI_TIMEOUT_MS);
  const abandoned = new AbortController();
  const { system, prompt } = buildPrompt(brief);
  const broken = (cause?: unknown) => {
    if (signal.aborted) return new CallFailure("cancelled", { cause });
    return deadline.aborted ? new CallFailure("timeout", { cause }) : undefined;
  };
  try {
    const { stream } = streamText({
      model: modelFor(choice.provider, choice.model, { watched }),
      instructions: system,
      prompt,
      temperature: choice.temperature,
      maxOutputTokens: choice.maxOutputTokens,
      reasoning: choice.reasoning,
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, deadline, abandoned.signal]),
      onError: () => {},
    });
    let written = false;
    for await (const part of stream) {
      if (part.type === "text-delta" && part.text !== "") {
        written ||= part.text.trim() !== "";
        yield part.text;
      }
      if (part.type === "error") throw failureOf(part.error, "malformed");
      if (part.type === "abort") throw broken() ?? new CallFailure("cancelled");
      if (part.type === "finish") {
        if (part.finishReason === "error") throw new CallFailure("provider");
        // The answer ended in order, but before the protocol's own end: part of it may be missing.
        const cutOff =
          part.finishReason === "interrupted" || (part.finishReason === "other" && !part.rawFinishReason);
        if (cutOff) throw new CallFailure("network");
        if (!written) throw new CallFailure(part.finishReason === "content-filter" ? "rejected" : "empty");
        return { input: part.totalUsage.inputTokens ?? null, output: part.totalUsage.outputTokens ?? null };
      }
    }
    throw broken() ?? new CallFailure("network");
  } catch (error) {
    throw broken(error) ?? failureOf(error);
  } finally {
    abandoned.abort();
  }
}
