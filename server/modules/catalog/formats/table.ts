/** Bytes of a stored file, from the start, as often as asked for. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

/** What is wrong with a row before anything is known of its meaning. */
type RowProblem = "unclosedQuote" | "tooManyCells" | "rowTooLarge" | "tooManyRows";

export interface RawRecord {
  /** As a spreadsheet counts: the header is row 1 (unless empty rows come before it); empty rows count. */
  row: number;
  /** As many as the header has; missing ones are empty. */
  cells: string[];
  problem?: RowProblem;
}

/** A file's rows. They can be read more than once, each time from the start. */
export interface Table {
  kind: "csv" | "xlsx";
  /** The columns' names, each once: a second `Name` is `Name (2)`, a nameless third column `Column 3`. */
  header: string[];
  /** @throws AppError UNSUPPORTED_FILE, TOO_LARGE */
  records(): AsyncIterable<RawRecord>;
  /** Gives back what the table holds on to (a temporary file); safe to call twice. */
  close(): Promise<void>;
}

/** What a file may hold at most; beyond these it is refused as a whole. */
export const tableLimits = {
  rows: 1_048_576,
  columns: 500,
  /** Characters of one row. */
  rowLength: 1_000_000,
  /** Bytes of an XLSX file, and of what is unpacked from it. */
  archiveBytes: 200_000_000,
  unpackedBytes: 2_000_000_000,
  /** How many times larger than packed the contents may be, once they are larger than `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 50_000_000,
};

/** Names for all columns, each once, in a header's order. */
export function uniqueNames(cells: string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const base = cell.trim() || `Column ${index + 1}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}

/**
 * The same text in memory of its own. A text cut from a larger one keeps that alive, so whatever outlives its row
 * (keys of maps) must be copied, or the whole file stays in memory.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
