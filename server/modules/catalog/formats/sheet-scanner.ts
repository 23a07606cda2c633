import { unescapeFormula } from "@/server/platform/csv/formula";
import { decodeEscapes, type SharedStrings, TextGatherer } from "./shared-strings";
import { type RawRecord, tableLimits } from "./table";
import { attribute, XmlScanner } from "./xml-scanner";

/** The column of a cell such as `AB12`, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** A stored number as a person would write it: files hold 18.899999999999999 for 18.9 and 5.9E+12 for barcodes. */
export function plainNumber(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored;
  const number = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(number)) return stored;
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded);
  if (!text.includes("e")) return text;
  return Math.abs(rounded) >= 1 ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/\.?0+$/, "");
}

/** Takes the XML of a worksheet (ECMA-376 part 1, 18.3.1) apart into rows of texts. */
export class SheetScanner {
  private readonly scanner: XmlScanner;
  private readonly inline = new TextGatherer();
  private found: RawRecord[] = [];
  private row = 0;
  private column = -1;
  private cells: string[] = [];
  private length = 0;
  private type = "n";
  private value = "";
  private inValue = false;

  constructor(private readonly strings: SharedStrings | undefined) {
    this.scanner = new XmlScanner({
      open: (name, tag) => this.open(name, tag),
      close: (name) => this.close(name),
      text: (text) => {
        if (this.inValue) this.value += text;
        else this.inline.text(text);
      },
    });
  }

  /** The rows that are complete with this text. */
  write(text: string): RawRecord[] {
    this.scanner.write(text);
    const found = this.found;
    this.found = [];
    return found;
  }

  private open(name: string, tag: string): void {
    if (name === "c") {
      const reference = attribute(tag, "r");
      this.column = reference ? columnOf(reference) : this.column + 1;
      this.type = attribute(tag, "t") ?? "n";
      this.value = "";
      this.inline.take();
    } else if (name === "v") this.inValue = true;
    else if (name === "row") {
      const number = Number(attribute(tag, "r"));
      this.row = Number.isInteger(number) && number > this.row ? number : this.row + 1;
      this.column = -1;
      this.cells = [];
      this.length = 0;
    } else this.inline.open(name);
  }

  private close(name: string): void {
    if (name === "v") this.inValue = false;
    else if (name === "c") this.put(this.text());
    else if (name === "row") {
      if (this.cells.some((cell) => cell !== "")) {
        const { row, cells } = this;
        this.found.push(
          this.length > tableLimits.rowLength ? { row, cells, problem: "rowTooLarge" } : { row, cells },
        );
      }
    } else this.inline.close(name);
  }

  private text(): string {
    if (this.type === "s") return this.strings?.get(Number(this.value)) ?? "";
    if (this.type === "inlineStr") return this.inline.take();
    if (this.type === "str") return decodeEscapes(this.value);
    if (this.type === "b") return this.value === "1" ? "TRUE" : "FALSE";
    return this.type === "n" ? plainNumber(this.value) : this.value;
  }

  private put(text: string): void {
    this.length += text.length;
    if (text === "" || this.column < 0 || this.column >= tableLimits.columns) return;
    if (this.length > tableLimits.rowLength) return;
    while (this.cells.length < this.column) this.cells.push("");
    this.cells[this.column] = unescapeFormula(text.replace(/\r\n?/g, "\n"));
  }
}
