/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Deeper than any shop nests, and shallow enough for the stack. */
const deepest = 120;

/** Right JSON alone, in a list as `looseJson` has it. */
export function strictJson(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [];
  }
}

/**
 * Reads JSON as shops write it: with comments, trailing commas, line breaks in strings, unquoted keys, single quotes,
 * `undefined`, CDATA marks around it, or cut off at the end. What is right JSON takes the fast way.
 * @returns all values that stand one after the other; usually one
 */
export function looseJson(text: string): Json[] {
  const right = strictJson(text);
  return right.length > 0 ? right : new LooseReader(text).all();
}

const quote = 34;
const backslash = 92;

/** Where the bracket that opens at a place is closed, with an eye on strings. */
export function balancedEnd(text: string, at: number): number | undefined {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      for (i++; i < text.length; i++) {
        const inside = text.charCodeAt(i);
        if (inside === backslash) i++;
        else if (inside === quote) break;
      }
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      if (--depth === 0) return i + 1;
    }
  }
  return undefined;
}

const literals: Readonly<Record<string, Json>> = {
  true: true,
  false: false,
  null: null,
  undefined: null,
  NaN: null,
  "!0": true,
  "!1": false,
};
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

class LooseReader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  all(): Json[] {
    const found: Json[] = [];
    while (this.at < this.#text.length) {
      const next = this.#text.slice(this.at).search(/[{[]/);
      if (next < 0) break;
      this.at += next;
      const value = this.value(0);
      if (value === undefined) break;
      found.push(value);
    }
    return found;
  }

  #skip(): void {
    const blank = /(?:[\s\ufeff;]|\/\*[\s\S]*?\*\/|\/\/[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>)*/y;
    blank.lastIndex = this.at;
    blank.test(this.#text);
    this.at = blank.lastIndex;
  }

  value(depth: number): Json | undefined {
    this.#skip();
    const char = this.#text[this.at];
    if (char === undefined || depth > deepest) return undefined;
    if (char === "{") return this.#object(depth);
    if (char === "[") return this.#array(depth);
    if (char === '"' || char === "'" || char === "`") return this.#string(char);
    const word = /[^\s,:[\]{}"']+/y;
    word.lastIndex = this.at;
    const match = word.exec(this.#text)?.[0];
    if (match === undefined) return undefined;
    this.at += match.length;
    if (match in literals) return literals[match];
    const number = Number(match);
    return Number.isNaN(number) ? match : number;
  }

  #object(depth: number): Json {
    const object: { [key: string]: Json } = {};
    this.at++;
    for (;;) {
      this.#skip();
      const char = this.#text[this.at];
      if (char === undefined) return object;
      if (char === "}") {
        this.at++;
        return object;
      }
      if (char === ",") {
        this.at++;
        continue;
      }
      const key = this.value(depth + 1);
      if (key === undefined) {
        this.at++;
        continue;
      }
      this.#skip();
      if (this.#text[this.at] !== ":") continue;
      this.at++;
      const value = this.value(depth + 1);
      if (value !== undefined && key !== "__proto__") object[String(key)] = value;
    }
  }

  #array(depth: number): Json {
    const array: Json[] = [];
    this.at++;
    for (;;) {
      this.#skip();
      const char = this.#text[this.at];
      if (char === undefined) return array;
      if (char === "]") {
        this.at++;
        return array;
      }
      if (char === ",") {
        this.at++;
        continue;
      }
      const before = this.at;
      const value = this.value(depth + 1);
      if (value !== undefined) array.push(value);
      if (this.at === before) this.at++;
    }
  }

  #string(mark: string): string {
    const text = this.#text;
    let read = "";
    let from = ++this.at;
    for (; this.at < text.length; this.at++) {
      const char = text[this.at];
      if (char === mark) {
        // A quote inside a text that nobody escaped: what follows is no JSON.
        if (mark === '"' && !/^\s*(?:[,:}\]]|$)/.test(text.slice(this.at + 1, this.at + 40))) continue;
        break;
      }
      if (char !== "\\") continue;
      const next = text[this.at + 1] ?? "";
      read += text.slice(from, this.at);
      if (next === "u") {
        const code = Number.parseInt(text.slice(this.at + 2, this.at + 6), 16);
        read += Number.isNaN(code) ? "" : String.fromCharCode(code);
        this.at += 5;
      } else if (next === "x") {
        read += String.fromCharCode(Number.parseInt(text.slice(this.at + 2, this.at + 4), 16) || 32);
        this.at += 3;
      } else {
        read += escapes[next] ?? next;
        this.at++;
      }
      from = this.at + 1;
    }
    read += text.slice(from, this.at);
    this.at = Math.min(this.at + 1, text.length);
    return read;
  }
}
