/** Numbers as shops write them, in texts that `latin` of ./digits has gone over. */

/** A group of three after a space belongs to the number; a cent part may stand after a mark and a space. */
const number =
  /(?<!\d[.,]?)(?:[.,](?=\d{1,2}(?!\d|[.,]\d)))?(?:\d{1,3}(?: \d{3})+(?! ?\d)|\d+)(?:[.,'·]\d+)*(?:[.,] \d{2}(?![\d.,%]))?/g;

const words: readonly (readonly [RegExp, number])[] = [
  [/^ ?(?:هزار|ألف|الف|тыс\.?|тысяч[аи]?|mil(?![a-z])|ribu|rb(?![a-z])|nghìn)/iu, 3],
  [/^ ?(?:میلیون|ملیون|млн\.?|million|triệu|juta|ล้าน)/iu, 6],
  [/^(?:万|萬|만)/u, 4],
  [/^(?:億|亿|억)/u, 8],
  [/^ ?(?:lakhs?|lacs?|लाख)(?![a-z])/iu, 5],
  [/^ ?(?:crores?|करोड़)(?![a-z])/iu, 7],
  [/^k(?![a-z])/iu, 3],
];

export interface NumberPlace {
  start: number;
  /** Where the number ends, a word for thousands included. */
  end: number;
  text: string;
  /** How many zeros a word behind it adds. */
  zeros: number;
  /** What stands between it and that word's own number: `3万5000`. */
  rest?: string;
}

/** The numbers in a text. Shares are not among them. */
export function numbersIn(text: string): NumberPlace[] {
  const found: NumberPlace[] = [];
  for (const match of text.matchAll(number)) {
    const start = match.index;
    let end = start + match[0].length;
    if (/^\s?[%٪]/.test(text.slice(end, end + 2))) continue;
    const joined = found.at(-1);
    if (joined?.end === start && joined.zeros >= 4 && /^\d{1,4}$/.test(match[0])) {
      joined.rest = match[0];
      joined.end = end;
      continue;
    }
    const after = text.slice(end, end + 10);
    const word = after === "" ? undefined : words.find(([expression]) => expression.test(after));
    if (word) end += word[0].exec(after)?.[0].length ?? 0;
    found.push({ start, end, text: match[0], zeros: word?.[1] ?? 0 });
  }
  return found;
}

export interface Reading {
  /** An exact plain decimal without needless zeros. */
  value: string;
  /** False when its marks may have meant something else. */
  sure: boolean;
}

/** Which mark parts off the decimals of a number, if one does. */
function decimalAt(
  text: string,
  digits: number | undefined,
  mark: string | undefined,
): [at: number, sure: boolean] {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","), text.lastIndexOf("·"));
  if (last < 0) {
    // 19'50 of handwriting; 1'049 are thousands.
    const apostrophe = text.lastIndexOf("'");
    const isLast = apostrophe >= 0 && text.length - apostrophe === 3 && text.indexOf("'") === apostrophe;
    return [isLast ? apostrophe : -1, !isLast];
  }
  const char = text[last] ?? "";
  const behind = text.length - last - 1;
  const once = text.indexOf(char) === last;
  const others = /[.,']/.test(text.slice(0, last).replaceAll(char, ""));
  if (!once) return [behind === 3 || digits === 0 || others ? -1 : behind <= 2 ? last : -1, behind === 3];
  if (others) return [last, true];
  if (behind !== 3) return [last, behind <= 2];
  // One mark and three digits: thousands, unless nobody would group so, or the currency has thousandths.
  const whole = text.slice(0, last).replaceAll(" ", "");
  if (whole === "" || whole.length > 3 || text.slice(0, last).includes(" ") || whole === "0")
    return [last, true];
  if (digits === 3) return mark ? [char === mark ? last : -1, true] : [char === "." ? last : -1, false];
  return [-1, mark !== undefined && mark !== char];
}

/**
 * The value of a number.
 * @param digits how many decimals its currency has, when known
 * @param mark the decimal mark of the page's language, when known
 */
export function readNumber(place: NumberPlace, digits?: number, mark?: string): Reading | undefined {
  const text = place.text.replace(/([.,]) /g, "$1");
  const [at, sure] = decimalAt(text, digits, mark);
  const whole = (at < 0 ? text : text.slice(0, at)).replace(/\D/g, "").replace(/^0+(?=\d)/, "") || "0";
  const decimals = at < 0 ? "" : text.slice(at + 1).replace(/\D/g, "");
  if (whole.length > 15) return undefined;
  const shifted = shift(whole, decimals, place.zeros);
  const sum = place.rest ? String(BigInt(shifted) + BigInt(place.rest)) : shifted;
  return { value: sum, sure };
}

function shift(whole: string, decimals: string, zeros: number): string {
  const moved = decimals.slice(0, zeros).padEnd(zeros, "0");
  const left = decimals.slice(zeros).replace(/0+$/, "");
  const before = `${whole}${moved}`.replace(/^0+(?=\d)/, "");
  return left ? `${before}.${left}` : before;
}
