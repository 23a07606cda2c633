import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canRun, postgresAccount } from "./account";
import { packagedBinaries, shelteredBinaries } from "./binaries";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index";
import { freePort } from "./launch";
import { eventually, isAlive, readPostmaster } from "./postmaster";

const isRoot = process.getuid?.() === 0;

let folder: string;
let dataDir: string;
let shelter: string;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rooz-embedded-"));
  await chmod(folder, 0o711);
  dataDir = join(folder, "project", "data");
  shelter = join(folder, "shelter");
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) {
  const server = await startEmbeddedPostgres({ dataDir, shelter, ...options });
  running.push(server);
  return server;
}

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe<T[]>(text);
  } finally {
    await sql.end();
  }
}

const write = (url: string) => query(url, "create table kept as select 'still here' as word");
const read = async (url: string) => (await query<{ word: string }>(url, "select word from kept"))[0]?.word;

async function keeper(mode: string) {
  const script = fileURLToPath(new URL("./testing/keeper.ts", import.meta.url));
  const args = ["--import", "tsx", script, mode, dataDir, shelter];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, said: JSON.parse(line) as { ownerUrl: string; pid: number; port: number } };
  }
  throw new Error("the keeper said nothing");
}

async function killHard(child: ChildProcess) {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

describe("a lasting cluster", () => {
  it("keeps its data over a restart, durably, and listens on this machine only", async () => {
    const first = await start();
    await write(first.ownerUrl);
    const settings = await query<{ setting: string }>(
      first.ownerUrl,
      `select setting from pg_settings where name in
       ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit', 'unix_socket_directories') order by name`,
    );
    expect(settings.map((row) => row.setting)).toEqual(["on", "on", "127.0.0.1", "on", ""]);
    const wrongPassword = first.ownerUrl.replace(/:[^:@]+@/, ":guess@");
    await expect(read(wrongPassword)).rejects.toThrow("password authentication failed");
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600);
    await first.stop();
    await first.ended;

    const second = await start();
    expect(await read(second.ownerUrl)).toBe("still here");
  });

  it("sorts as people expect, and knows the letters of our languages", async () => {
    const { ownerUrl } = await start({ ephemeral: true });
    const [row] = await query<{ sorted: string[] }>(
      ownerUrl,
      "select array_agg(x order by x) sorted from unnest(array['Zebra', 'apple', 'Äpfel', 'سلام', 'яблоко']) x",
    );
    expect(row?.sorted).toEqual(["Äpfel", "apple", "Zebra", "яблоко", "سلام"]);
    await query(ownerUrl, "create extension pg_trgm");
    const [found] = await query<{ near: number }>(
      ownerUrl,
      "select word_similarity('پیراهن', 'پیراهن آبی') near",
    );
    expect(found?.near).toBe(1);
  });

  it("mends what came apart: sorting rules newer than the indexes, a lost password", async () => {
    const first = await start();
    await write(first.ownerUrl);
    await query(first.ownerUrl, "update pg_database set datcollversion = '1' where datname = 'rooz'");
    await first.stop();
    await rm(`${dataDir}.password`);

    const said: string[] = [];
    const second = await start({ log: (line) => said.push(line) });
    expect(said).toEqual(["Sorting rules changed with this version of Postgres: rebuilding indexes"]);
    const [row] = await query<{ same: boolean }>(
      second.ownerUrl,
      "select datcollversion = pg_database_collation_actual_version(oid) same from pg_database where datname = 'rooz'",
    );
    expect(row?.same).toBe(true);
    expect(new URL(second.ownerUrl).password).not.toBe(new URL(first.ownerUrl).password);
    expect(await read(second.ownerUrl)).toBe("still here");
  });

  it("takes another port when the first was taken in between", async () => {
    const squatter: Server = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const address = squatter.address();
    const taken = typeof address === "object" && address ? address.port : 0;
    const tried: number[] = [];
    const server = await start({
      ephemeral: true,
      pickPort: async (attempt) => {
        tried.push(attempt);
        return attempt === 0 ? taken : freePort();
      },
    });
    squatter.close();
    expect(tried).toEqual([0, 1]);
    expect(server.port).not.toBe(taken);
  });

  it("is refused to a second process while the first one lives", async () => {
    const first = await start();
    await write(first.ownerUrl);
    await expect(start()).rejects.toThrow("in use by another process");
    expect(await read(first.ownerUrl)).toBe("still here");
  });
});

describe("after kill -9", () => {
  it("stops with its keeper, and starts again with everything", async () => {
    const { child, said } = await keeper("watched");
    await write(said.ownerUrl);
    const before = readPostmaster(dataDir)?.pid ?? 0;
    await killHard(child);
    expect(await eventually(() => readPostmaster(dataDir) === undefined, 60_000)).toBe(true);
    const again = await start();
    expect(readPostmaster(dataDir)?.pid).not.toBe(before);
    expect(await read(again.ownerUrl)).toBe("still here");
  });

  it("replaces a server that was left running, never running two on one folder", async () => {
    const first = await start();
    await write(first.ownerUrl);
    await first.stop();
    const { child, said } = await keeper("orphan");
    await killHard(child);
    expect(readPostmaster(dataDir)).toMatchObject({ pid: said.pid, status: "ready" });
    const again = await start();
    expect(readPostmaster(dataDir)?.pid).not.toBe(said.pid);
    await expect(read(again.ownerUrl.replace(`:${again.port}/`, `:${said.port}/`))).rejects.toThrow();
    expect(await read(again.ownerUrl)).toBe("still here");
  });

  it("recovers when the server was killed as well", async () => {
    const { child, said } = await keeper("watched");
    await write(said.ownerUrl);
    const pid = readPostmaster(dataDir)?.pid ?? 0;
    process.kill(pid, "SIGKILL");
    await killHard(child);
    expect(readPostmaster(dataDir)?.pid).toBe(pid);
    expect(await read((await start()).ownerUrl)).toBe("still here");
  });

  it("is not fooled when a stranger has the process id of the server that is gone", async () => {
    const first = await start();
    await write(first.ownerUrl);
    await first.stop();
    writeFileSync(
      join(first.dataDir, "postmaster.pid"),
      `${process.pid}\n${dataDir}\n1\n${first.port}\n\n127.0.0.1\n0 0\nready   \n`,
    );
    expect(await read((await start()).ownerUrl)).toBe("still here");
    expect(isAlive(process.pid)).toBe(true);
  });
});

describe("an ephemeral cluster", () => {
  it("leaves nothing behind when it is stopped", async () => {
    const server = await start({ ephemeral: true });
    await write(server.ownerUrl);
    await server.stop();
    expect(readdirSync(join(folder, "project"))).toEqual([]);
  });

  it("leaves no data behind when its keeper is killed", async () => {
    const { child } = await keeper("ephemeral");
    expect(existsSync(dataDir)).toBe(true);
    await killHard(child);
    expect(await eventually(() => !existsSync(dataDir), 60_000)).toBe(true);
  });
});

describe.runIf(isRoot)("for root", () => {
  it("takes the data along when the project's folder is closed to others", async () => {
    const open = await start();
    await write(open.ownerUrl);
    await open.stop();
    chmodSync(join(folder, "project"), 0o700);

    const closed = await start();
    expect(await read(closed.ownerUrl)).toBe("still here");
    expect(existsSync(dataDir)).toBe(false);
    await closed.stop();

    chmodSync(join(folder, "project"), 0o755);
    const reopened = await start();
    expect(await read(reopened.ownerUrl)).toBe("still here");
  });

  it("begins in a folder that only root can enter, and does not lend its data to a copy", async () => {
    await mkdir(join(folder, "project"), { mode: 0o700 });
    const server = await start();
    await write(server.ownerUrl);
    expect(await read(server.ownerUrl)).toBe("still here");
    await server.stop();

    await cp(join(folder, "project"), join(folder, "copy"), { recursive: true });
    await expect(start({ dataDir: join(folder, "copy", "data") })).rejects.toThrow("seems to be a copy");

    await rm(join(folder, "project"), { recursive: true });
    await mkdir(join(folder, "project"), { mode: 0o700 });
    const anew = await start();
    expect(anew.dataDir).not.toBe(server.dataDir);
    await expect(read(anew.ownerUrl)).rejects.toThrow('relation "kept" does not exist');
  });

  it("copies the binaries to where an unprivileged user can run them", async () => {
    await mkdir(shelter);
    const account = postgresAccount(dataDir);
    const copy = await shelteredBinaries(packagedBinaries(), shelter);
    expect(account && canRun(copy.postgres, account)).toBe(true);
    expect(statSync(join(copy.root, "share/postgresql/postgresql.conf.sample")).mode & 0o004).toBe(0o004);
  });
});
