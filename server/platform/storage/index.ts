import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "../env";

/** Where files are kept. Keys are `<folder>/<name>`, made by us, never by a user. */
export interface Storage {
  /** Stores a stream whole or not at all. */
  put(key: string, content: Readable): Promise<void>;
  /** @throws Error with code ENOENT when there is no such file. */
  read(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Removes all files whose keys begin with a folder. */
  removeFolder(folder: string): Promise<void>;
}

/** Files in a folder of this machine: the embedded default. */
function diskStorage(folder: string): Storage {
  const place = (key: string) => {
    if (!/^[a-z0-9_-]+(\/[a-z0-9_.-]+)+$/i.test(key) || key.includes(".."))
      throw new RangeError("not a storage key");
    return path.join(folder, key);
  };
  return {
    async put(key, content) {
      const file = place(key);
      await mkdir(path.dirname(file), { recursive: true });
      const unfinished = `${file}.${crypto.randomUUID()}.part`;
      try {
        await pipeline(content, createWriteStream(unfinished, { mode: 0o600, flush: true }));
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(key) {
      const file = place(key);
      await stat(file);
      return createReadStream(file);
    },
    remove: (key) => rm(place(key), { force: true }),
    async removeFolder(name) {
      if (!/^[a-z0-9_-]+$/i.test(name)) throw new RangeError("not a storage folder");
      await rm(path.join(folder, name), { recursive: true, force: true });
    },
  };
}

/** The installation's storage. */
export function storage(): Storage {
  return diskStorage(path.resolve(env().STORAGE_DIR ?? path.join(env().DATA_DIR, "storage")));
}
