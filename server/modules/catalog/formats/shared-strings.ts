import { AppError } from "@/server/platform/errors";
import { Spool } from "./spool";
import { XmlScanner } from "./xml-scanner";

/** Characters in one block, blocks kept in memory, and strings in a file at most. */
const blockLength = 64 * 1024;
const cachedBlocks = 64;
const maxStrings = 10_000_000;

interface Block {
  first: number;
  offset: number;
  length: number;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Gathers the text of rich text runs; phonetic guides (Japanese readings) are no part of it. */
export class TextGatherer {
  private depth = 0;
  private inText = false;
  private parts = "";

  open(name: string): void {
    if (name === "rPh") this.depth++;
    else if (name === "t") this.inText = this.depth === 0;
  }

  close(name: string): void {
    if (name === "rPh") this.depth--;
    else if (name === "t") this.inText = false;
  }

  text(text: string): void {
    if (this.inText) this.parts += text;
  }

  take(): string {
    const text = decodeEscapes(this.parts);
    this.parts = "";
    return text;
  }
}

/**
 * The table of strings that the cells of an XLSX file point into. It may be larger than the memory that we want to
 * give it, so it lies in a temporary file in blocks, the latest used of which stay in memory. Cells of a row mostly
 * point to neighbours.
 */
export class SharedStrings {
  private readonly blocks: Block[] = [];
  private readonly cache = new Map<number, string[]>();
  private pending: string[] = [];
  private pendingLength = 0;
  private count = 0;

  private constructor(private readonly file: Spool) {}

  /** Reads the table. @throws AppError UNSUPPORTED_FILE, TOO_LARGE */
  static async load(xml: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
    const file = await Spool.open();
    try {
      const strings = new SharedStrings(file);
      const gatherer = new TextGatherer();
      const scanner = new XmlScanner({
        open: (name) => gatherer.open(name),
        text: (text) => gatherer.text(text),
        close(name) {
          gatherer.close(name);
          if (name === "si") strings.add(gatherer.take());
        },
      });
      const decoder = new TextDecoder();
      for await (const chunk of xml) {
        scanner.write(decoder.decode(chunk, { stream: true }));
        await strings.flush(blockLength);
      }
      await strings.flush(0);
      return strings;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private add(text: string): void {
    if (++this.count > maxStrings)
      throw new AppError("TOO_LARGE", { params: { limit: maxStrings.toLocaleString("en") } });
    this.pending.push(text);
    this.pendingLength += text.length + 3;
  }

  private async flush(from: number): Promise<void> {
    if (this.pendingLength <= from) return;
    const bytes = Buffer.from(JSON.stringify(this.pending));
    const first = this.count - this.pending.length;
    this.blocks.push({ first, offset: this.file.size, length: bytes.length });
    this.pending = [];
    this.pendingLength = 0;
    await this.file.append(bytes);
  }

  private keep(block: number, strings: string[]): void {
    this.cache.delete(block);
    this.cache.set(block, strings);
    const oldest = this.cache.keys().next().value;
    if (this.cache.size > cachedBlocks && oldest !== undefined) this.cache.delete(oldest);
  }

  /** The string of an index; empty where there is none. */
  get(index: number): string {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.blocks[middle]?.first ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const block = this.blocks[low];
    if (!block) return "";
    let strings = this.cache.get(low);
    if (!strings) {
      strings = JSON.parse(this.file.readSync(block.offset, block.length).toString()) as string[];
      this.keep(low, strings);
    }
    return strings[index - block.first] ?? "";
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
