import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** Writes JSON that only its owner may read; whole or not at all, so that a kill leaves no half file. */
export function writePrivate(file: string, content: unknown): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

/** What `writePrivate` wrote; undefined when the file is not there. */
export function readPrivate<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
