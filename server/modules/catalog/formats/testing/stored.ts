import { survey } from "../encoding";
import { openCsv } from "../read-csv";
import { openXlsx } from "../read-xlsx";
import type { ByteSource, Table } from "../table";

/** A stored file with this content, delivered in pieces of `size` bytes. */
export function stored(content: string | Uint8Array, size = 4096): ByteSource {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return async function* () {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  };
}

/** A table of this content, CSV or XLSX. */
export async function tableOf(content: string | Uint8Array, size?: number): Promise<Table> {
  const source = stored(content, size);
  const surveyed = await survey(source);
  if (surveyed.kind === "unreadable") throw new Error("neither text nor an archive");
  return surveyed.kind === "zip" ? openXlsx(source) : openCsv(source, surveyed.encoding);
}

/** All that a generator of bytes gives. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

/** The items one after the other, as a database delivers them. */
export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
