/**
 * Sentences that talk to a language model instead of about a product. The offline writer obeys nothing, but
 * it quotes descriptions, and such a sentence must not reach a published text either.
 */
const addressed: RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|above|previous|prior|everything|context)\b/i,
  /\b(?:system|developer|hidden|initial|original)\s+(?:prompt|message|instructions?)\b/i,
  /\b(?:new|updated|real|following|important|additional|secret)\s+instructions?\s*[:-]/i,
  /\binstead\b.{0,30}\b(?:write|say|reply|respond|output|print|answer)\b/i,
  /\b(?:you are|act as|pretend to be|behave as|roleplay as)\b.{0,40}\b(?:ai|assistant|chatbot|language model|llm|gpt|dan|admin|hacker|pirate)\b/i,
  /\b(?:from now on|as an ai|jailbreak|developer mode|prompt injection|do anything now)\b/i,
  /\b(?:reveal|leak|expose|print|output|repeat|show|send|give)\b.{0,40}\b(?:prompt|instructions?|api keys?|passwords?|secrets?|credentials?|tokens?)\b/i,
  /\b(?:reply|respond|answer|output|write|say|print)\b\s+(?:only|just|exactly|nothing but|the word|with the)\b/i,
  /\b(?:write|say|print|output|reply|respond)\s+(?:with\s+)?(?:["'“«].{1,60}["'”»]|[A-Z]{4,}\b)/,
  /^\s*(?:system|assistant|user|developer|human|ai)\s*[:>]/i,
  /\[\/?INST\]|<<\/?SYS>>|<\|/i,
  /(?:نادیده\s*(?:بگیر|گرفت)|فراموش\s*کن).{0,40}|.{0,40}(?:دستور(?:های|ات|العمل)?.{0,20}قبلی)|پیام\s*سیستم/,
  /تجاهل.{0,40}(?:التعليمات|الأوامر|السابق)|(?:موجه|تعليمات|رسالة)\s*النظام/,
  /(?:игнорируй|проигнорируй|забудь|не обращай внимания).{0,40}|системн\S+\s+(?:промпт|сообщени|инструкци)/i,
  /(?:нұсқаулар|нұсқаулық|бұйрық).{0,30}(?:елеме|ескерме|ұмыт)|(?:елеме|ескерме).{0,30}нұсқау|жүйелік\s+(?:нұсқау|хабарлама)/i,
  /(?:ละเว้น|เพิกเฉย|ไม่สนใจ|ลืม).{0,20}(?:คำสั่ง|คำแนะนำ)|คำสั่งระบบ|พรอมต์ระบบ/,
  /(?:指示|命令|プロンプト|ルール).{0,12}(?:無視|忘れ)|システム(?:プロンプト|メッセージ)/,
];

/** Sentences that continue such an address: an order to write something. */
const continued =
  /^(?:and |then |also |instead,? )*(?:write|say|print|output|reply|respond|answer|reveal|repeat|translate|tell|send|return|generate|include|add|mention|do not|don't|never|always)\b/i;

/** Whether a sentence is an instruction to a model. */
export function isInjection(sentence: string): boolean {
  return addressed.some((pattern) => pattern.test(sentence));
}

/** The sentences without those that give orders to a model, and without the orders that follow upon them. */
export function withoutInjections(sentences: string[]): string[] {
  let under = false;
  return sentences.filter((sentence) => {
    under = isInjection(sentence) || (under && (continued.test(sentence) || /\b[A-Z]{5,}\b/.test(sentence)));
    return !under;
  });
}
