import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { z } from "zod";
import { announcedNonce, readBlock } from "./blocks";
import { WritingBrief } from "./brief";
import { detectLocale } from "./detect-locale";

const Block = z.record(z.string(), z.unknown());

function block(value: unknown): Record<string, unknown> {
  const parsed = Block.safeParse(value);
  return parsed.success ? parsed.data : {};
}

const voiceOf = (voice: unknown) => (voice === undefined ? {} : { voice });

function textOf(message: LanguageModelV4Prompt[number]): string {
  if (typeof message.content === "string") return message.content;
  return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** A brief for a message that nobody built with `buildPrompt`: free text, its language read from it. */
function freeBrief(text: string): WritingBrief {
  const isQuestion = /[?？؟]\s*$/.test(text.trim());
  return WritingBrief.parse({
    task: isQuestion ? "chatbot" : "product_description",
    locale: detectLocale(text) ?? "en",
    prompt: text.slice(0, 100_000),
  });
}

/**
 * Recovers the brief from the messages that `buildPrompt` made. The boundary is believed only from a system
 * message. Messages of any other origin become a brief with the last user message as free text.
 */
export function parseBrief(messages: LanguageModelV4Prompt): WritingBrief {
  const last = messages.findLast((message) => message.role === "user");
  const text = last ? textOf(last) : "";
  const system = messages
    .flatMap((message) => (message.role === "system" ? [message.content] : []))
    .join("\n");
  const nonce = announcedNonce(system);
  if (!nonce) return freeBrief(text);
  const brief = WritingBrief.safeParse({
    ...block(readBlock("settings", nonce, text)),
    ...block(readBlock("data", nonce, text)),
    ...voiceOf(readBlock("voice", nonce, text)),
    ...block(readBlock("request", nonce, text)),
  });
  return brief.success ? brief.data : freeBrief(text);
}
