import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** Bit 3: sizes follow the contents. Bit 11: names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** DOS has no time zone and no seconds to speak of; every entry is from 1 January 1980. */
const dosDate = 0x0021;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, unpacked }: Written): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packed, 8);
  record.writeUInt32LE(unpacked, 12);
  return record;
}

function directoryEntry({ name, crc, packed, unpacked, offset }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt16LE(dosDate, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/**
 * A zip archive (PKWARE APPNOTE), written as its contents come: nothing is kept but a line for each entry, and the
 * contents are asked for no faster than the archive is taken. Up to 4 GB. @throws RangeError beyond that
 */
export async function* zip(
  entries: { name: string; contents: Iterable<string> | AsyncIterable<string> }[],
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, contents } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, unpacked: 0, offset };
    const counted = async function* () {
      for await (const text of contents) {
        const bytes = Buffer.from(text);
        entry.crc = crc32(bytes, entry.crc);
        entry.unpacked += bytes.length;
        yield bytes;
      }
    };
    const header = localHeader(entry.name);
    yield header;
    const source = Readable.from(counted(), { objectMode: false });
    const deflate = createDeflateRaw({ level: 5, chunkSize: 64 * 1024 });
    source.on("error", (error) => deflate.destroy(error));
    try {
      for await (const chunk of source.pipe(deflate)) {
        const bytes: Buffer = chunk;
        entry.packed += bytes.length;
        yield bytes;
      }
    } finally {
      source.destroy();
      deflate.destroy();
    }
    const after = descriptor(entry);
    yield after;
    offset += header.length + entry.packed + after.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOfDirectory(written.length, directory.length, offset);
}
