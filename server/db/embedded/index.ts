import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import postgres from "postgres";
import { ensurePassword, initialise, SUPERUSER } from "./initialise";
import { FAST, freePort, launch } from "./launch";
import { leash } from "./leash";
import { findPlace } from "./place";
import { InUseError, stopOrphan, stopPostmaster, takeOwnership } from "./postmaster";

const DATABASE = "rooz";

interface Options {
  /** The cluster's folder. May be left out for an ephemeral one, which then gets a temporary folder. */
  dataDir?: string;
  /** Hears, in a few words each, what takes a moment. */
  log?: (line: string) => void;
  /** For tests: fast instead of durable, and deleted when stopped or when this process ends. */
  ephemeral?: boolean;
  /** More settings of the server, such as `max_connections=50`. */
  flags?: string[];
  /** Where things go that the user who runs Postgres cannot reach in the project's folder. */
  shelter?: string;
  /** Which port to try, by attempt. Default: a free one as told by the operating system. */
  pickPort?: (attempt: number) => Promise<number>;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser, to the database `rooz`. */
  ownerUrl: string;
  port: number;
  /** Where the data really is. */
  dataDir: string;
  /** Settles when the server ends, however it comes to it. */
  ended: Promise<void>;
  /** Shuts down cleanly; deletes an ephemeral cluster. */
  stop(): Promise<void>;
}

/**
 * Starts a real Postgres that listens on 127.0.0.1 only, creating the cluster on first use. It is
 * stopped when this process ends, even by kill -9; whatever such an end leaves behind is cleared away
 * by the next start.
 * @throws InUseError when another living process runs this cluster; Error with a sentence otherwise
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { log = () => {}, ephemeral = false, shelter = "/var/lib/rooz" } = options;
  const temporary = options.dataDir ? undefined : await temporaryFolder(ephemeral);
  const wanted = await settle(options.dataDir ?? join(temporary ?? "", "data"));
  const place = await findPlace(wanted, shelter);
  const password = await ensurePassword(place, `${wanted}.password`);
  const urlOf = (port: number, database: string) =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

  if (!existsSync(join(place.dataDir, "PG_VERSION"))) log("Creating the database");
  await initialise(place, password, !ephemeral);
  await stopOrphan(place.dataDir, (port) => urlOf(port, "postgres"));

  const settings = [...(ephemeral ? FAST : []), ...(options.flags ?? [])];
  const server = await launch(place, `${wanted}.log`, settings, options.pickPort ?? freePort);
  const keeper = leash(server.pid, {
    signal: ephemeral ? "QUIT" : "INT",
    remove: ephemeral ? (temporary ?? place.dataDir) : "",
  });
  // Once it has ended, its process id may become somebody else's.
  server.ended.then(keeper.release);
  const clear = async () => {
    if (!ephemeral) return;
    for (const path of [place.dataDir, `${place.dataDir}.belongs-to`])
      await rm(path, { recursive: true, force: true });
    for (const rest of ["password", "log", "location"]) await rm(`${wanted}.${rest}`, { force: true });
    if (temporary) await rm(temporary, { recursive: true, force: true });
  };
  const stop = async () => {
    await stopPostmaster(server.pid, ephemeral ? "SIGQUIT" : "SIGINT", server.gone);
    await clear();
  };
  try {
    // Nobody else knows of a temporary one, and this connection would keep its process alive.
    const giveBack = ephemeral ? async () => {} : await takeOwnership(urlOf(server.port, "postgres"));
    if (!giveBack) throw new InUseError(place.dataDir);
    await prepareDatabase(urlOf(server.port, "postgres"), urlOf(server.port, DATABASE), log);
    const stopOnce = once(async () => {
      await giveBack();
      await stop();
    });
    const { port, ended } = server;
    return { ownerUrl: urlOf(port, DATABASE), port, dataDir: place.dataDir, ended, stop: stopOnce };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the database, or repairs its indexes when a newer ICU sorts otherwise than the one that built them. */
async function prepareDatabase(
  maintenanceUrl: string,
  url: string,
  log: (line: string) => void,
): Promise<void> {
  const options = { max: 1, onnotice: () => {} };
  const maintenance = postgres(maintenanceUrl, options);
  try {
    const [found] = await maintenance<{ outdated: boolean }[]>`
      select datcollversion is distinct from pg_database_collation_actual_version(oid) as outdated
      from pg_database where datname = ${DATABASE}`;
    if (!found) await maintenance`create database ${maintenance(DATABASE)}`;
    if (!found?.outdated) return;
  } finally {
    await maintenance.end();
  }
  log("Sorting rules changed with this version of Postgres: rebuilding indexes");
  const database = postgres(url, options);
  try {
    await database`reindex database ${database(DATABASE)}`;
    await database`alter database ${database(DATABASE)} refresh collation version`;
  } finally {
    await database.end();
  }
}

async function temporaryFolder(ephemeral: boolean): Promise<string> {
  if (!ephemeral) throw new TypeError("a lasting cluster needs a dataDir");
  const folder = await mkdtemp(join(tmpdir(), "rooz-postgres-"));
  await chmod(folder, 0o711);
  return folder;
}

/** The path free of symbolic links, so that one cluster has one name. */
async function settle(dataDir: string): Promise<string> {
  const parent = dirname(resolve(dataDir));
  // Others may pass through but not list; each secret inside is readable by its owner alone.
  if (await mkdir(parent, { recursive: true })) await chmod(parent, 0o711);
  return join(await realpath(parent), basename(dataDir));
}

function once(fn: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= fn());
}
