import type { Locale } from "../types";

/** Numbers in words, where a text says them so. `two` also of "two-year"; the longest is tried first. */
const words: Record<Locale, string> = {
  en: "one 1|two 2|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9|ten 10|eleven 11|twelve 12|fifteen 15|eighteen 18|twenty 20|twenty-four 24|thirty 30|forty 40|fifty 50|sixty 60|ninety 90|hundred 100|a hundred 100|one hundred 100|dozen 12|a dozen 12|half a dozen 6",
  fa: "یک 1|دو 2|سه 3|چهار 4|پنج 5|شش 6|هفت 7|هشت 8|نه 9|ده 10|دوازده 12|پانزده 15|هجده 18|بیست 20|بیست و چهار 24|سی 30|چهل 40|پنجاه 50|شصت 60|نود 90|صد 100|دویست 200|پانصد 500",
  ar: "واحده 1|ثلاث 3|ثلاثه 3|اربع 4|اربعه 4|خمس 5|خمسه 5|ست 6|سته 6|سبع 7|سبعه 7|ثمان 8|ثمانی 8|ثمانیه 8|تسع 9|تسعه 9|عشر 10|عشره 10|اثنی عشر 12|اثنا عشر 12|عشرین 20|عشرون 20|ثلاثین 30|ثلاثون 30|خمسین 50|خمسون 50|مایه 100|مئه 100",
  th: "หนึ่ง 1|สอง 2|สาม 3|สี่ 4|ห้า 5|หก 6|เจ็ด 7|แปด 8|เก้า 9|สิบ 10|สิบสอง 12|ยี่สิบ 20|ยี่สิบสี่ 24|สามสิบ 30|ห้าสิบ 50|ร้อย 100|หนึ่งร้อย 100",
  ru: "один 1|одна 1|одно 1|одного 1|два 2|две 2|двух 2|двумя 2|три 3|трех 3|тремя 3|четыре 4|четырех 4|четырьмя 4|пять 5|пяти 5|пятью 5|шесть 6|шести 6|шестью 6|семь 7|семи 7|восемь 8|восьми 8|девять 9|девяти 9|десять 10|десяти 10|двенадцать 12|двенадцати 12|пятнадцать 15|двадцать 20|двадцати 20|тридцать 30|тридцати 30|сорок 40|пятьдесят 50|сто 100|пол 0.5|полтора 1.5",
  kk: "бір 1|екі 2|үш 3|төрт 4|бес 5|алты 6|жеті 7|сегіз 8|тоғыз 9|он 10|он екі 12|жиырма 20|жиырма төрт 24|отыз 30|қырық 40|елу 50|жүз 100|жарты 0.5",
  ja: "一 1|二 2|三 3|四 4|五 5|六 6|七 7|八 8|九 9|十 10|十二 12|二十 20|三十 30|五十 50|百 100|半 0.5",
};

/** Words that hold the number and what it counts: the Arabic dual. Unit by the name that units.ts gives it. */
export const duals: readonly (readonly [expression: RegExp, word: string])[] = [
  [/(?<!\p{L})[ولب]*(?:سنت(?:ین|ان)|عام(?:ین|ان))(?!\p{L})/gu, "year"],
  [/(?<!\p{L})[ولب]*(?:شهر(?:ین|ان))(?!\p{L})/gu, "month"],
  [/(?<!\p{L})[ولب]*(?:یوم(?:ین|ان))(?!\p{L})/gu, "day"],
  [/(?<!\p{L})[ولب]*(?:ساعت(?:ین|ان))(?!\p{L})/gu, "hour"],
  [/(?<!\p{L})[ولب]*(?:اسبوع(?:ین|ان))(?!\p{L})/gu, "week"],
  [/(?<!\p{L})[ولب]*(?:ال)?(?:جیب(?:ین|ان))(?!\p{L})/gu, "pocket"],
  [/(?<!\p{L})[ولب]*(?:ال)?(?:قطعت(?:ین|ان))(?!\p{L})/gu, "item"],
  [/(?<!\p{L})[ولب]*(?:ال)?(?:لون(?:ین|ان))(?!\p{L})/gu, "colour"],
  [/(?<!\p{L})[ولب]*(?:ال)?(?:درج(?:ین|ان))(?!\p{L})/gu, "compartment"],
];

export interface NumberWord {
  word: string;
  value: number;
}

const read = new Map<Locale, NumberWord[]>();

/** The number words of a language, the longest first. */
export function numberWords(locale: Locale): NumberWord[] {
  const known =
    read.get(locale) ??
    words[locale]
      .split("|")
      .map((pair) => {
        const cut = pair.lastIndexOf(" ");
        return { word: pair.slice(0, cut), value: Number(pair.slice(cut + 1)) };
      })
      .sort((a, b) => b.word.length - a.word.length);
  read.set(locale, known);
  return known;
}

/** What follows a number and multiplies it. */
export const multipliers: readonly (readonly [expression: RegExp, factor: number])[] = [
  [/[\s\u200c]?(?:thousand|هزار|الف|الاف|พัน|тысяч[а-я]*|тыс\.?|мың)(?![\p{L}\p{M}])/uy, 1e3],
  [/\s?(?:พัน|千)/uy, 1e3],
  [/\s?(?:万|หมื่น)(?!画素)/uy, 1e4],
  [/\s?แสน/uy, 1e5],
  [/[\s\u200c]?(?:million|میلیون|ملیون|ملایین|миллион[а-я]*|млн\.?)(?![\p{L}\p{M}])/uy, 1e6],
  [/\s?ล้าน(?!พิกเซล)/uy, 1e6],
];
