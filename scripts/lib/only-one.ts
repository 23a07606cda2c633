import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

/** What a running start tells about itself. */
export interface Running {
  pid: number;
  url: string;
}

/**
 * Claims `dataDir` for this process until it ends. The claim is a socket that we listen on: the system
 * takes it away with the process, however that ends, so there is no stale claim to be fooled by.
 * @returns undefined when the claim is ours, else who has it
 */
export async function claim(dataDir: string, self: Running): Promise<Running | undefined> {
  const address = addressOf(dataDir);
  for (let attempt = 0; ; attempt++) {
    if (await listen(address, self)) return undefined;
    const other = await ask(address);
    if (other) return other;
    if (attempt === 3) throw new Error(`${address} cannot be used. Delete it and start again.`);
    // Left behind by a killed process: nobody answers.
    rmSync(address, { force: true });
  }
}

/** A short name, because the system cuts the path of a socket at about 100 characters. */
function addressOf(dataDir: string): string {
  const digest = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\rooz-${digest}`;
  const path = join(resolve(dataDir), "start.sock");
  const short = relative(process.cwd(), path);
  const best = short.length < path.length ? short : path;
  return best.length < 100 ? best : join(tmpdir(), `rooz-${digest}.sock`);
}

function listen(address: string, self: Running): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.end(JSON.stringify(self));
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      process.once("exit", () => rmSync(address, { force: true }));
      resolve(true);
    });
  });
}

function ask(address: string): Promise<Running | undefined> {
  return new Promise((resolve) => {
    let said = "";
    connect(address)
      .on("data", (chunk) => {
        said += chunk;
      })
      .on("end", () => resolve(JSON.parse(said) as Running))
      .on("error", () => resolve(undefined));
  });
}
