import { readSync } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A temporary file that leaves nothing behind: its name is taken away as soon as it is open (where the system does
 * not allow that, when it is closed), so that even a killed process leaves no rest.
 */
export class Spool {
  private length = 0;
  private closed = false;

  private constructor(
    private readonly handle: FileHandle,
    private readonly nameLeft: string | undefined,
  ) {}

  static async open(): Promise<Spool> {
    const name = path.join(tmpdir(), `rooz-${crypto.randomUUID()}.tmp`);
    const handle = await open(name, "wx+", 0o600);
    const left = await unlink(name).then(
      () => undefined,
      () => name,
    );
    return new Spool(handle, left);
  }

  /** How many bytes it holds. */
  get size(): number {
    return this.length;
  }

  async append(bytes: Uint8Array): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      const result = await this.handle.write(bytes, written, bytes.length - written, this.length);
      written += result.bytesWritten;
      this.length += result.bytesWritten;
    }
  }

  /** Bytes from `offset` on, fewer than `length` only at the end. For small pieces: it blocks. */
  readSync(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.length - offset)));
    let done = 0;
    while (done < bytes.length) {
      const read = readSync(this.handle.fd, bytes, done, bytes.length - done, offset + done);
      if (read === 0) break;
      done += read;
    }
    return bytes.subarray(0, done);
  }

  /** Bytes from `offset` on, piece by piece. */
  async *read(offset: number, length: number): AsyncGenerator<Buffer> {
    for (let at = offset; at < offset + length; ) {
      const piece = Buffer.allocUnsafe(Math.min(128 * 1024, offset + length - at));
      const { bytesRead } = await this.handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.handle.close();
    if (this.nameLeft) await unlink(this.nameLeft);
  }
}
