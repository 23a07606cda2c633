import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { AppError } from "@/server/platform/errors";

/** What is asked for with `accept-encoding`: all that can be unpacked here. */
export const encodings = "gzip, br";

/** Lets a body go that nobody reads; the connection goes with it. */
export const discard = (body: Readable) => void body.on("error", () => {}).destroy();

export const tooLarge = (maxBytes: number) =>
  new AppError("TOO_LARGE", { params: { limit: `${Math.floor(maxBytes / 1024 / 1024)} MB` } });

/**
 * Reads a body to its end, unpacked. Both what comes and what it unpacks to are counted as they pass by.
 * @throws AppError TOO_LARGE
 */
export async function unpacked(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const within = async function* (source: AsyncIterable<Buffer>) {
    let seen = 0;
    for await (const chunk of source) {
      seen += chunk.byteLength;
      if (seen > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  };
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of within(source)) chunks.push(chunk);
  };
  const unpack = unpackerOf(encoding?.trim().toLowerCase() ?? "");
  if (unpack === null) {
    discard(body);
    throw new Error(`an encoding that was not asked for: ${encoding}`);
  }
  await (unpack ? pipeline(body, within, unpack, keep) : pipeline(body, keep));
  return Buffer.concat(chunks);
}

/** What unpacks an encoding; null for one that we do not know. */
function unpackerOf(encoding: string) {
  if (encoding === "" || encoding === "identity") return undefined;
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  return null;
}
