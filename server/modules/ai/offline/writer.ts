import { setTimeout as sleep } from "node:timers/promises";
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
  SharedV4Warning,
} from "@ai-sdk/provider";
import { parseBrief } from "../prompts/parse-brief";
import type { WritingLocale } from "../prompts/tasks";
import { compose } from "./compose";
import { segmenter } from "./text";

/** Provider and model as routing and usage rows name them. */
const offlineProvider = "offline";
export const offlineModel = "writer-1";

/** Marks a result as written without a provider; the text itself carries no mark. */
const marked: SharedV4ProviderMetadata = { [offlineProvider]: { marked: true } };

/** Characters of one piece of a stream. */
const chunkSize = 18;
const defaultDelay = 20;

/** Tokens of a text as a rule of thumb counts them: four bytes of UTF-8 each. */
function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text, "utf8") / 4);
}

interface Written {
  text: string;
  locale: WritingLocale;
  usage: LanguageModelV4Usage;
  finish: "stop" | "length";
  warnings: SharedV4Warning[];
}

/** Cuts a text so that it counts at most `max` tokens, at the end of a word. */
function withinTokens(text: string, max: number, locale: WritingLocale): string {
  let cut = "";
  for (const { segment } of segmenter(locale, "word").segment(text)) {
    if (countTokens(cut + segment) > max) break;
    cut += segment;
  }
  return cut.trimEnd();
}

function stopAt(text: string, sequences: string[] | undefined): string {
  const ends = (sequences ?? []).map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
  return ends.length > 0 ? text.slice(0, Math.min(...ends)) : text;
}

function warningsOf(options: LanguageModelV4CallOptions): SharedV4Warning[] {
  const warnings: SharedV4Warning[] = [];
  if (options.tools?.length) warnings.push({ type: "unsupported", feature: "tools" });
  if (options.responseFormat?.type === "json")
    warnings.push({ type: "unsupported", feature: "responseFormat" });
  return warnings;
}

function write(options: LanguageModelV4CallOptions): Written {
  options.abortSignal?.throwIfAborted();
  const brief = parseBrief(options.prompt);
  const variation = (brief.variation + Math.abs(options.seed ?? 0)) % 1_000_000;
  const whole = stopAt(compose({ ...brief, variation }), options.stopSequences);
  const isLong = options.maxOutputTokens !== undefined && countTokens(whole) > options.maxOutputTokens;
  const text = isLong ? withinTokens(whole, options.maxOutputTokens ?? 0, brief.locale) : whole;
  const input = countTokens(JSON.stringify(options.prompt));
  const output = countTokens(text);
  return {
    text,
    locale: brief.locale,
    finish: isLong ? "length" : "stop",
    warnings: warningsOf(options),
    usage: {
      inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: output, text: output, reasoning: 0 },
    },
  };
}

/** A text in pieces of a few words; joined they are the text again. */
function chunksOf({ text, locale }: Written): string[] {
  const chunks: string[] = [];
  let chunk = "";
  for (const { segment } of segmenter(locale, "word").segment(text)) {
    chunk += segment;
    if (chunk.length >= chunkSize) {
      chunks.push(chunk);
      chunk = "";
    }
  }
  return chunk ? [...chunks, chunk] : chunks;
}

async function* parts(
  written: Written,
  delay: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<LanguageModelV4StreamPart> {
  const id = "text-1";
  yield { type: "stream-start", warnings: written.warnings };
  yield { type: "response-metadata", modelId: offlineModel };
  yield { type: "text-start", id };
  for (const delta of chunksOf(written)) {
    if (delay > 0) await sleep(delay, undefined, { signal });
    signal?.throwIfAborted();
    yield { type: "text-delta", id, delta };
  }
  yield { type: "text-end", id };
  yield {
    type: "finish",
    usage: written.usage,
    finishReason: { unified: written.finish, raw: undefined },
    providerMetadata: marked,
  };
}

/**
 * The offline writer: a language model for the AI SDK that composes texts from the facts in the prompt and
 * needs no provider. Its texts are the same for the same prompt (a brief's `variation` and the call's `seed`
 * choose others). `chunkDelayMs` is the pause between pieces of a stream, 20 ms where it is not given.
 */
export function createOfflineWriter(options: { chunkDelayMs?: number } = {}): LanguageModelV4 {
  const delay = options.chunkDelayMs ?? defaultDelay;
  return {
    specificationVersion: "v4",
    provider: offlineProvider,
    modelId: offlineModel,
    supportedUrls: {},
    async doGenerate(call) {
      const written = write(call);
      return {
        content: [{ type: "text", text: written.text }],
        finishReason: { unified: written.finish, raw: undefined },
        usage: written.usage,
        providerMetadata: marked,
        response: { modelId: offlineModel },
        warnings: written.warnings,
      };
    },
    async doStream(call) {
      const source = parts(write(call), delay, call.abortSignal);
      return {
        stream: new ReadableStream<LanguageModelV4StreamPart>({
          async pull(controller) {
            const { done, value } = await source.next();
            if (done) controller.close();
            else controller.enqueue(value);
          },
          async cancel() {
            await source.return(undefined);
          },
        }),
      };
    },
  };
}
