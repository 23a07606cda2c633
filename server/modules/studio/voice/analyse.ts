import type { VoiceTraits } from "../contract";

/** Ways of address and of naming oneself, in the languages that show them. */
const formal =
  /(?<!\p{L})(?:شما|شمارا|حضرتك|حضرتکم|вы|вам|вас|ваш\p{L}*|сіз\p{L}*|คุณ|ท่าน|dear customer|vous)(?!\p{L})|お客様|ございます|ご覧/giu;
const familiar =
  /(?<!\p{L})(?:تو|برات|واسه|بهت|ты|тебе|тебя|твой|твоя|твоё|сен|саған|сенің|hey|you'll love|gonna|wanna)(?!\p{L})|だよ|だね|しよう|นะจ๊ะ|จ้า/giu;
const we =
  /(?<!\p{L})(?:we|our|us|ما|مان|نحن|لدينا|متجرنا|мы|наш\p{L}*|нас|біз\p{L}*|เรา|ทางร้าน)(?!\p{L})|私たち|当店|弊社/giu;
const myself = /(?<!\p{L})(?:i|i'm|my|من|خودم|أنا|я|мой|моя|мои|мен|менің|ฉัน|ผม)(?!\p{L})|わたし|私は|僕/giu;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Favourites are words of this many letters at least: the small ones say nothing of a voice. */
const favouriteLength = 4;
const favouriteTimes = 3;

/**
 * Reads off samples of a store's texts how it speaks, without any provider: length of sentences, address, person,
 * emoji, marks, words that come back. Undefined for samples without a word.
 */
export function analyseVoice(samples: readonly string[]): VoiceTraits | null {
  const text = samples.join("\n");
  const words = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].flatMap(
    ({ segment, isWordLike }) => (isWordLike ? [segment.toLowerCase()] : []),
  );
  const sentences = text.split(/(?<=[.!?؟。！？…])\s*|\n+/u).filter((part) => /\p{L}/u.test(part));
  if (words.length === 0 || sentences.length === 0) return null;
  const times = new Map<string, number>();
  for (const word of words) {
    if (word.length >= favouriteLength && /^\p{L}[\p{L}\p{M}]*$/u.test(word)) {
      times.set(word, (times.get(word) ?? 0) + 1);
    }
  }
  const [polite, close] = [count(text, formal), count(text, familiar)];
  const [plural, single] = [count(text, we), count(text, myself)];
  const share = (mark: RegExp) =>
    sentences.filter((sentence) => mark.test(sentence)).length / sentences.length;
  return {
    sentenceWords: words.length / sentences.length,
    address: polite > close ? "formal" : close > 0 ? "familiar" : "unclear",
    person: plural > 0 && plural >= single ? "we" : single > 0 ? "i" : "none",
    emoji: (count(text, /\p{Extended_Pictographic}/gu) / words.length) * 100,
    exclamations: share(/[!！]\s*$/u),
    questions: share(/[?؟？]\s*$/u),
    favourites: [...times]
      .filter(([, n]) => n >= favouriteTimes)
      .toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .slice(0, 12)
      .map(([word]) => word),
  };
}
