import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

interface Worker {
  process: ChildProcess;
  ready: Promise<unknown>;
}

interface CrewOptions {
  /** What a worker runs; it says when it is ready, and begins when it is told to. */
  entry?: string;
  /** How many are kept ready to begin. */
  spares?: number;
  /** Work for the first one, which is not killed: what it compiles meanwhile none of the others has to. */
  practice?(): Promise<unknown>;
}

/**
 * Processes that run the job engine. Starting one is most of what a kill costs, so they are bundled, load only what
 * they use, find it compiled, and do not tidy up their memory before they die.
 */
export class Crew {
  readonly #spare: Worker[] = [];
  readonly #all = new Set<ChildProcess>();

  private constructor(
    readonly folder: string,
    readonly spares: number,
  ) {}

  #fork(): ChildProcess {
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(this.folder, "compiled") };
    const execArgv = ["--min-semi-space-size=32", "--max-semi-space-size=32"];
    return fork(path.join(this.folder, "worker.mjs"), {
      env,
      execArgv,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }

  /** The first works and ends in peace, and so leaves what it compiled to all others. */
  async #warmUp(practice: CrewOptions["practice"]): Promise<void> {
    const child = this.#fork();
    const exited = once(child, "exit");
    await once(child, "message");
    const running = once(child, "message");
    child.send("begin");
    await running;
    await practice?.();
    child.disconnect();
    await exited;
  }

  static async gather({
    entry = "server/testing/jobs/worker.ts",
    spares = 2,
    practice,
  }: CrewOptions = {}): Promise<Crew> {
    // Within the project, so that packages that stay outside the bundle are found.
    const folder = await mkdtemp(path.resolve("node_modules/.crew-"));
    await build({
      entryPoints: { worker: path.resolve(entry) },
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      minify: true,
      platform: "node",
      format: "esm",
      // Native code is no part of a bundle.
      external: ["@node-rs/argon2", "sharp", "playwright-core"],
      logLevel: "error",
      // What packages in the older format expect to find; as globals, which no module of the bundle can declare again.
      banner: {
        js: 'import { createRequire as requireFrom } from "node:module"; Object.assign(globalThis, { require: requireFrom(import.meta.url), __filename: import.meta.filename, __dirname: import.meta.dirname });',
      },
    });
    const crew = new Crew(folder, spares);
    await crew.#warmUp(practice);
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
