/**
 * How wide texts are where Google shows them: titles in Arial of 20 px, descriptions in Arial of 14 px. The widths of
 * letters are Arial's own, in thousandths of the size (Adobe's metrics of Helvetica, which Arial shares; for Cyrillic
 * those of Arial itself). Of scripts that come from other fonts they are averages.
 */
const table: Record<number, string> = {
  191: "'",
  222: "ijlіїj|",
  278: " !,./:;I[\\]ftїі",
  333: "()-r`",
  334: "{}",
  355: '"',
  365: "гғ",
  389: "*",
  438: "кқ",
  458: "зт",
  469: "^",
  500: "cksvxyzJсухүұ",
  510: "э",
  521: "чь",
  531: "в",
  542: "пГҒ",
  552: "нң",
  556: "#$0123456789?_abdeghnopquLаеорәөһ",
  559: "ий",
  573: "бц",
  583: "лдКҚ",
  584: "+<=>~",
  604: "З",
  611: "FTZТ",
  625: "ъ",
  635: "У",
  656: "БЛЬ",
  667: "&ABEKPSVXYАВЕРХЧӘҮҰ",
  669: "ж",
  677: "Д",
  688: "м",
  719: "ыИЙПЭ",
  722: "CDHNRUwСЯНҢҺ",
  740: "Ц",
  750: "ю",
  760: "Ф",
  778: "GOQОӨ",
  792: "Ъ",
  802: "ш",
  823: "фщ",
  833: "MmМ",
  885: "Ы",
  889: "%",
  917: "Ш",
  923: "Ж",
  938: "Щ",
  944: "W",
  1010: "Ю",
  1015: "@",
};

const widths = new Map(
  Object.entries(table).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width)] as const),
  ),
);

function widthOf(letter: string): number {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  if (/[\p{M}\p{Cf}]/u.test(letter)) return 0;
  if (/\p{Extended_Pictographic}/u.test(letter)) return 1300;
  if (/[\uff61-\uff9f]/.test(letter)) return 500;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60ー]/u.test(letter))
    return 1000;
  if (/\p{Script=Thai}/u.test(letter)) return 590;
  // Joined letters: as wide as their neighbours let them be.
  if (/\p{Script=Arabic}/u.test(letter)) return 470;
  const bare = letter.normalize("NFD")[0] ?? letter;
  return widths.get(bare) ?? (/\p{Lu}/u.test(letter) ? 690 : 556);
}

/** The width of a text in pixels, in a font of so many pixels. */
function pixels(text: string, size: number): number {
  let sum = 0;
  for (const letter of text.normalize("NFC")) sum += widthOf(letter);
  return Math.round((sum * size) / 1000);
}

export const titlePixels = (text: string): number => pixels(text, 20);
export const descriptionPixels = (text: string): number => pixels(text, 14);

/** Room in Google's results: past it a text is cut. Below the least it leaves room unused. Pixels. */
export const room = {
  title: { least: 200, most: 580 },
  description: { least: 400, most: 920 },
} as const;
