import {
  isStepCount,
  type ModelMessage,
  Output,
  experimental_streamLanguageModelCall as streamOnce,
  streamText,
  type ToolSet,
} from "ai";
import { env } from "@/server/platform/env";
import { CallFailure, failureOf } from "./failure";
import { type Keys, modelFor } from "./providers";
import type { RouteEntry } from "./routing/contract";
import { type Given, tokensOf } from "./tokens";

/** Warnings of the SDK (a setting that a model does not know) would go to the console. */
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

/** What a model is asked. */
export interface Question {
  system: string;
  messages: ModelMessage[];
  /** The answer is to be JSON, and no text. */
  json?: boolean;
  /** Somebody reads along. */
  watched?: boolean;
  /** What the model may look up on the way, and how often it may speak at most: the last time without looking anything up. */
  lookup?: { tools: ToolSet; steps: number };
}

/** How long a question may take. */
export interface Patience {
  /** Fires when nobody wants the answer any more. */
  signal: AbortSignal;
  /** Fires when the whole call has taken too long, whatever model is asked. */
  deadline: AbortSignal;
}

const speaks: ReadonlySet<string> = new Set([
  "text-delta",
  "reasoning-delta",
  "tool-input-start",
  "tool-call",
]);

/** After these nothing may come for a while. */
const endsPiece: ReadonlySet<string> = new Set(["text-end", "tool-input-start", "tool-call", "finish-step"]);

/** The settings by which a model looks things up, and comes to an end. */
const lookingUp = ({ tools, steps }: NonNullable<Question["lookup"]>) => ({
  tools,
  stopWhen: isStepCount(steps),
  prepareStep: ({ stepNumber }: { stepNumber: number }) =>
    stepNumber >= steps - 1 ? { toolChoice: "none" as const } : {},
});

/** Pieces that come sooner after the last than this are delivered together: each delivery costs a write to the reader. */
const togetherMs = 80;

/**
 * Asks a model, and yields its text as it comes, from the first piece on that is more than blank. Ends at the
 * deadline, or when the model has been silent for `firstTokenMs` (AI_FIRST_TOKEN_MS unless given); then, as when the
 * signal fires or the reader stops reading, the request to the provider is closed. Asks once: the SDK's own retries
 * are off, because whom to ask next is the route's affair.
 * @returns the whole text, and the tokens that it took
 * @throws CallFailure
 */
export async function* streamModel(
  choice: RouteEntry & { model: string },
  question: Question,
  keys: Keys,
  { signal, deadline }: Patience,
): AsyncGenerator<string, Given<string>, void> {
  if (signal.aborted) throw new CallFailure("cancelled");
  const abandoned = new AbortController();
  let complete = false;
  const silence = new AbortController();
  const listen = () => setTimeout(() => silence.abort(), choice.firstTokenMs ?? env().AI_FIRST_TOKEN_MS);
  let timer = listen();
  const broken = (cause?: unknown) => {
    if (signal.aborted) return new CallFailure("cancelled", { cause });
    return deadline.aborted || silence.signal.aborted ? new CallFailure("timeout", { cause }) : undefined;
  };
  try {
    const asked = {
      model: modelFor(keys, choice.provider, choice.model, { watched: question.watched ?? false }),
      instructions: question.system,
      messages: question.messages,
      ...(question.json && { output: Output.json() }),
      temperature: choice.temperature,
      maxOutputTokens: choice.maxOutputTokens,
      reasoning: choice.reasoning,
      abortSignal: AbortSignal.any([signal, deadline, silence.signal, abandoned.signal]),
    };
    // What streamText adds, steps and tools, costs each piece as much again as all else of the SDK.
    const { stream } = question.lookup
      ? streamText({ ...asked, maxRetries: 0, onError: () => {}, ...lookingUp(question.lookup) })
      : await streamOnce(asked);
    let text = "";
    /** How much of it was yielded, and when. */
    let told = 0;
    let toldAt = Number.NEGATIVE_INFINITY;
    let written = false;
    let parted = false;
    for await (const part of stream) {
      // A model that thinks or looks something up is not silent; each time that it is asked anew, it may be.
      if (speaks.has(part.type)) clearTimeout(timer);
      if (part.type === "start-step") {
        clearTimeout(timer);
        timer = listen();
        parted = written;
      }
      if (part.type === "text-delta" && part.text !== "") {
        // What it said before it looked something up is a paragraph of its own.
        const gap = parted ? "\n\n" : "";
        parted = false;
        text += gap + part.text;
        written ||= text.trim() !== "";
        if (written && performance.now() - toldAt >= togetherMs) {
          yield text.slice(told);
          told = text.length;
          toldAt = performance.now();
        }
      }
      if (endsPiece.has(part.type) && written && told < text.length) {
        yield text.slice(told);
        told = text.length;
      }
      if (part.type === "error") throw failureOf(part.error, "malformed");
      if (part.type === "abort") throw broken() ?? new CallFailure("cancelled");
      if (part.type === "finish" || part.type === "model-call-end") {
        if (part.finishReason === "error") throw new CallFailure("provider");
        // The answer ended in order, but before the protocol's own end: part of it may be missing.
        const cutOff =
          part.finishReason === "interrupted" || (part.finishReason === "other" && !part.rawFinishReason);
        if (cutOff) throw new CallFailure("network");
        if (!written) throw new CallFailure(part.finishReason === "content-filter" ? "rejected" : "empty");
        complete = true;
        return { value: text, tokens: tokensOf("usage" in part ? part.usage : part.totalUsage) };
      }
    }
    throw broken() ?? new CallFailure("network");
  } catch (error) {
    // streamText makes a part of what goes wrong with an answer; without it that is thrown.
    throw broken(error) ?? failureOf(error, question.lookup ? "internal" : "malformed");
  } finally {
    clearTimeout(timer);
    if (!complete) abandoned.abort();
  }
}
