import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { AppError } from "@/server/platform/errors";
import { Spool } from "./spool";
import { type ByteSource, tableLimits } from "./table";

/** The refusal of an archive that is damaged, encrypted or of another kind. */
export const unreadable = () => new AppError("UNSUPPORTED_FILE", { params: { allowed: "CSV, XLSX" } });

const tooLarge = (bytes: number) =>
  new AppError("TOO_LARGE", { params: { limit: `${Math.round(bytes / 1_000_000)} MB` } });

interface Entry {
  method: number;
  encrypted: boolean;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

const full32 = 0xffffffff;

/** An entry's sizes and place, from the Zip64 field where they do not fit the ordinary ones (APPNOTE 4.5.3). */
function zip64(extra: Buffer, ...ordinary: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return ordinary.map((value) => {
      if (value !== full32 || next + 8 > extra.length) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return ordinary;
}

/** Where the list of entries stands (APPNOTE 4.3.15, 4.3.16). */
function directoryOf(file: Spool): { offset: number; size: number } {
  const tailLength = Math.min(file.size, 22 + 0xffff);
  const tail = file.readSync(file.size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > tail.length) throw unreadable();
  const size = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (offset !== full32 && size !== full32) return { offset, size };
  const locator = tail.lastIndexOf(Buffer.from("PK\x06\x07", "latin1"), end);
  if (locator < 0) throw unreadable();
  const record = file.readSync(Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56) throw unreadable();
  return { size: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) };
}

function entriesOf(file: Spool): Map<string, Entry> {
  const { offset, size } = directoryOf(file);
  if (offset + size > file.size || size > 10_000_000) throw unreadable();
  const directory = file.readSync(offset, size);
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw unreadable();
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const [unpacked = 0, packed = 0, place = 0] = zip64(
      directory.subarray(nameEnd, extraEnd),
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    );
    const name = directory
      .toString("utf8", at + 46, nameEnd)
      .replaceAll("\\", "/")
      .toLowerCase();
    entries.set(name, {
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      packed,
      unpacked,
      offset: place,
    });
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** An archive whose entries can be unpacked one at a time, as often as wanted, chunk by chunk. */
export class ZipArchive {
  private constructor(
    private readonly file: Spool,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** Copies the archive to a temporary file. @throws AppError TOO_LARGE, UNSUPPORTED_FILE */
  static async open(source: ByteSource): Promise<ZipArchive> {
    const file = await Spool.open();
    try {
      for await (const chunk of source()) {
        if (file.size + chunk.length > tableLimits.archiveBytes) throw tooLarge(tableLimits.archiveBytes);
        await file.append(chunk);
      }
      return new ZipArchive(file, entriesOf(file));
    } catch (error) {
      await file.close();
      throw error instanceof RangeError ? unreadable() : error;
    }
  }

  /** Names are compared without case. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * An entry's contents. What an archive says of its sizes is not believed: the bytes are counted as they come, and
   * an entry that unpacks to far more than it is packed (a "zip bomb") is refused.
   * @throws AppError TOO_LARGE, UNSUPPORTED_FILE
   */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry || entry.encrypted || (entry.method !== 0 && entry.method !== 8)) throw unreadable();
    const limit = Math.min(
      tableLimits.unpackedBytes,
      Math.max(tableLimits.ratioFrom, entry.packed * tableLimits.ratio),
    );
    if (entry.unpacked > limit) throw tooLarge(limit);
    const local = this.file.readSync(entry.offset, 30);
    if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) throw unreadable();
    const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (start + entry.packed > this.file.size) throw unreadable();
    if (entry.packed === 0) return;

    const packed = Readable.from(this.file.read(start, entry.packed), { objectMode: false });
    const inflate = entry.method === 8 ? createInflateRaw({ chunkSize: 64 * 1024 }) : undefined;
    if (inflate) {
      packed.on("error", (error) => inflate.destroy(error));
      packed.pipe(inflate);
    }
    let count = 0;
    let crc = 0;
    try {
      for await (const chunk of inflate ?? packed) {
        const bytes: Buffer = chunk;
        count += bytes.length;
        if (count > limit) throw tooLarge(limit);
        crc = crc32(bytes, crc);
        yield bytes;
      }
    } catch (error) {
      if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
        throw unreadable();
      throw error;
    } finally {
      packed.destroy();
      inflate?.destroy();
    }
    if (crc !== entry.crc) throw unreadable();
  }

  /** Gives back the temporary file. */
  close(): Promise<void> {
    return this.file.close();
  }
}
