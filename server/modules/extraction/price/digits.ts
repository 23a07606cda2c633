/** The code point of zero in each script whose digits are written in prices; its nine others follow. */
const zeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20,
  0x1040, 0x17e0, 0x1810, 0xff10,
];

/** Marks that are written like others, as those others. Each stands for one character, so that places stay. */
const alike: Readonly<Record<string, string>> = {
  "\u066b": ".", // Arabic decimal mark
  "\u066c": "'", // Arabic thousands mark
  "\u060c": ",",
  "\uff0c": ",",
  "\uff0e": ".",
  "\uff1a": ":",
  "\uff08": "(",
  "\uff09": ")",
  "\u3010": "[",
  "\u3011": "]",
  "\u2019": "'",
  "\u2018": "'",
  "\u02bc": "'",
  "\u00b4": "'",
  "`": "'",
  "\u2032": "'",
  "\uff04": "$",
  "\uffe5": "\u00a5",
  "\uffe1": "\u00a3",
  "\uffe6": "\u20a9",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\uff0d": "-",
  "\u301c": "~",
  "\uff5e": "~",
  "\u064a": "\u06cc", // Arabic yeh, as the Persian one
  "\u0649": "\u06cc",
  "\u0643": "\u06a9", // Arabic kaf, as the Persian one
};

const unusual = /[^\u0020-\u005f\u0061-\u007e]/;
const each = /[^\u0020-\u005f\u0061-\u007e]/g;
/** Spaces of all widths, and marks of direction, which have none. */
const blank = /[\s\u00a0\u200b-\u200f\u202a-\u202f\u2060\u2066-\u2069\ufeff]/;

function plain(char: string): string {
  const mark = alike[char];
  if (mark !== undefined) return mark;
  const code = char.charCodeAt(0);
  if (code < 0x0660 || (code > 0x1819 && code < 0x2000)) return blank.test(char) ? " " : char;
  for (const zero of zeros) if (code >= zero && code <= zero + 9) return String(code - zero);
  return blank.test(char) ? " " : char;
}

/** A text with Latin digits, plain spaces and one form of each mark. Every character keeps its place. */
export function latin(text: string): string {
  return unusual.test(text) ? text.replace(each, plain) : text;
}
