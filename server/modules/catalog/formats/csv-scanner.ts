import { unescapeFormula } from "@/server/platform/csv/formula";
import { type RawRecord, tableLimits } from "./table";

const quote = 34;
const carriageReturn = 13;
const newline = 10;
const space = 32;

/** A row found in the text, and where the next one starts. */
interface Found {
  cells: string[];
  end: number;
  problem?: RawRecord["problem"];
}

/**
 * Takes CSV (RFC 4180, and what programs make of it) apart, chunk by chunk. Lenient where the meaning is plain: a
 * stray quote inside a quoted cell, spaces around quotes, any line end. Where a quote stays open over a line end and
 * what follows makes no sense, only the line with the quote is faulty and reading goes on with the next: one wrong
 * quote must not swallow the rest of the file.
 */
export class CsvScanner {
  private buffer = "";
  private row = 0;
  private readonly delimiter: number;
  /** How many cells a row should have; 0 while the header has not been read. */
  width = 0;

  constructor(private readonly separator: string) {
    this.delimiter = separator.charCodeAt(0);
  }

  /** The rows that are complete with this text. */
  *push(text: string): Generator<RawRecord> {
    this.buffer += text;
    yield* this.scan(false);
  }

  /** The rows that were still open when the file ended. */
  *end(): Generator<RawRecord> {
    yield* this.scan(true);
  }

  private *scan(final: boolean): Generator<RawRecord> {
    let start = 0;
    while (start < this.buffer.length) {
      const found = this.record(start, final) ?? this.oversized(start);
      if (!found) break;
      start = found.end;
      this.row++;
      if (found.cells.length > 1 || found.cells[0] !== "") yield this.checked(found);
    }
    this.buffer = this.buffer.slice(start);
  }

  private checked({ cells, problem }: Found): RawRecord {
    const { row, width } = this;
    if (width === 0) return problem ? { row, cells, problem } : { row, cells };
    const extra = cells.length > width && cells.splice(width).some((cell) => cell.trim() !== "");
    // Programs leave out empty cells at a row's end.
    while (cells.length < width) cells.push("");
    if (problem || extra) return { row, cells, problem: problem ?? "tooManyCells" };
    return { row, cells };
  }

  /** A row that goes on for longer than any row may: its first line, as faulty. */
  private oversized(start: number): Found | undefined {
    return this.buffer.length - start > tableLimits.rowLength
      ? this.firstLine(start, "rowTooLarge")
      : undefined;
  }

  /** The line at `start` alone, cut at every separator. */
  private firstLine(start: number, problem: RawRecord["problem"]): Found {
    const text = this.buffer.slice(start, start + tableLimits.rowLength);
    const lineEnd = text.search(/[\r\n]/);
    const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
    let end = start + line.length;
    if (this.buffer.charCodeAt(end) === carriageReturn) end++;
    if (this.buffer.charCodeAt(end) === newline) end++;
    return { cells: line.split(this.separator), end, problem };
  }

  /** One row from `start` on; undefined when more text is needed to tell. */
  private record(start: number, final: boolean): Found | undefined {
    const { buffer, delimiter } = this;
    const cells: string[] = [];
    let severalLines = false;
    let i = start;
    for (;;) {
      let code = buffer.charCodeAt(i);
      if (code === space) {
        let ahead = i;
        while (buffer.charCodeAt(ahead) === space) ahead++;
        if (buffer.charCodeAt(ahead) === quote) {
          i = ahead;
          code = quote;
        }
      }
      if (code === quote) {
        const cell = this.quoted(i + 1, final);
        if (cell === undefined) return undefined;
        if (cell === "broken") return this.firstLine(start, "unclosedQuote");
        severalLines ||= cell.severalLines;
        cells.push(unescapeFormula(cell.text));
        i = cell.end;
        code = buffer.charCodeAt(i);
      } else {
        const from = i;
        while (code !== delimiter && code !== newline && code !== carriageReturn && i < buffer.length) {
          code = buffer.charCodeAt(++i);
        }
        cells.push(unescapeFormula(buffer.slice(from, i)));
      }
      if (i >= buffer.length) {
        if (!final) return undefined;
        break;
      }
      i++;
      if (code === delimiter) continue;
      if (code === carriageReturn) {
        if (i >= buffer.length && !final) return undefined;
        if (buffer.charCodeAt(i) === newline) i++;
      }
      break;
    }
    const tooMany = this.width > 0 && cells.length > this.width;
    if (tooMany && severalLines) return this.firstLine(start, "unclosedQuote");
    return { cells, end: i };
  }

  /** A quoted cell whose text starts at `from`; `end` is where its separator or line end stands. */
  private quoted(
    from: number,
    final: boolean,
  ): { text: string; end: number; severalLines: boolean } | "broken" | undefined {
    const { buffer, delimiter } = this;
    let escapes = false;
    let search = from;
    for (;;) {
      const at = buffer.indexOf('"', search);
      if (at < 0) return final ? "broken" : undefined;
      if (at + 1 >= buffer.length && !final) return undefined;
      let after = at + 1;
      let code = buffer.charCodeAt(after);
      if (code === quote) {
        escapes = true;
        search = at + 2;
        continue;
      }
      while (code === space) code = buffer.charCodeAt(++after);
      if (after >= buffer.length && !final) return undefined;
      const text = buffer.slice(from, at);
      if (after >= buffer.length || code === delimiter || code === newline || code === carriageReturn) {
        const severalLines = text.includes("\n") || text.includes("\r");
        return { text: escapes ? text.replaceAll('""', '"') : text, end: after, severalLines };
      }
      if (text.includes("\n") || text.includes("\r")) return "broken";
      search = at + 1;
    }
  }
}
