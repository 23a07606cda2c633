import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

interface Worker {
  process: ChildProcess;
  ready: Promise<unknown>;
}

/** Processes that run the job engine, bundled into one file so that each starts in a moment. */
export class Crew {
  readonly #spare: Worker[] = [];
  readonly #all = new Set<ChildProcess>();

  private constructor(
    readonly file: string,
    readonly folder: string,
    /** How many are kept ready to begin. */
    readonly spares: number,
  ) {}

  #fork(): ChildProcess {
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(this.folder, "compiled") };
    return fork(this.file, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  }

  /** The first begins and ends in peace, and so leaves what it compiled to all others. */
  async #warmUp(): Promise<void> {
    const child = this.#fork();
    const exited = once(child, "exit");
    await once(child, "message");
    const running = once(child, "message");
    child.send("begin");
    await running;
    child.disconnect();
    await exited;
  }

  /** @param entry what a worker runs; it says when it is ready, and begins when it is told to */
  static async gather(spares = 2, entry = "server/testing/jobs/worker.ts"): Promise<Crew> {
    // Within the project, so that packages that stay outside the bundle are found.
    const folder = await mkdtemp(path.resolve("node_modules/.crew-"));
    const file = path.join(folder, "worker.mjs");
    await build({
      entryPoints: [path.resolve(entry)],
      outfile: file,
      bundle: true,
      platform: "node",
      format: "esm",
      // Native code is no part of a bundle.
      external: ["@node-rs/argon2", "sharp"],
      logLevel: "error",
      // What packages in the older format expect to find; as globals, which no module of the bundle can declare again.
      banner: {
        js: 'import { createRequire as requireFrom } from "node:module"; Object.assign(globalThis, { require: requireFrom(import.meta.url), __filename: import.meta.filename, __dirname: import.meta.dirname });',
      },
    });
    const crew = new Crew(file, folder, spares);
    await crew.#warmUp();
    crew.#refill();
    return crew;
  }

  #refill(): void {
    while (this.#spare.length < this.spares) {
      const child = this.#fork();
      this.#all.add(child);
      child.once("exit", () => this.#all.delete(child));
      this.#spare.push({ process: child, ready: once(child, "message") });
    }
  }

  /** Lets one more begin to work. */
  async begin(): Promise<ChildProcess> {
    this.#refill();
    const worker = this.#spare.shift();
    if (!worker) throw new Error("no spare worker");
    await worker.ready;
    const running = once(worker.process, "message");
    worker.process.send("begin");
    await running;
    this.#refill();
    return worker.process;
  }

  /** Ends everybody. */
  async dismiss(): Promise<void> {
    const gone = [...this.#all].map(async (child) => {
      child.kill("SIGKILL");
      await once(child, "exit");
    });
    await Promise.all(gone);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** `kill -9`: no handler runs, nothing is put in order. */
export async function kill(worker: ChildProcess): Promise<void> {
  const exited = once(worker, "exit");
  worker.kill("SIGKILL");
  await exited;
}
