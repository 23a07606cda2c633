import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Account, canEnter, canRun, postgresAccount } from "./account";
import { type Binaries, packagedBinaries, shelteredBinaries } from "./binaries";

/** Where a cluster lives and who runs it. */
export interface Place {
  dataDir: string;
  binaries: Binaries;
  account: Account | undefined;
}

/**
 * Decides where the cluster that belongs at `dataDir` really lives.
 *
 * Root starts Postgres as an unprivileged user. When the project stands in a folder that only root can
 * enter (such as /root), that user reaches neither the binaries nor the data; both then live below
 * `shelter`, and a note beside `dataDir` says where. The note is followed ever after, so that opening
 * the folder later does not make the data "vanish".
 * @throws Error with a sentence when no place can be found.
 */
export async function findPlace(dataDir: string, shelter: string): Promise<Place> {
  const parent = dirname(dataDir);
  const note = `${dataDir}.location`;
  const noted = existsSync(note) ? readFileSync(note, "utf8").trim() : undefined;
  const account = postgresAccount(noted ?? dataDir);
  if (!account) return { dataDir: noted ?? dataDir, account, binaries: packagedBinaries() };

  const binaries = await reachableBinaries(account, shelter);
  if (!noted && canEnter(parent, account)) return { dataDir, account, binaries };

  const refuge = noted ?? freshRefuge(dataDir, shelter);
  await openShelter(dirname(refuge));
  await claim(refuge, dataDir);
  await writeFile(note, `${refuge}\n`, { mode: 0o600 });
  await moveData(dataDir, refuge);
  if (!canEnter(dirname(refuge), account)) {
    throw new Error(
      `Postgres runs as an unprivileged user, who cannot enter ${dirname(refuge)}. Open that folder, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
  return { dataDir: refuge, account, binaries };
}

/**
 * A place named after the project's path. One that holds data is passed over: without the note it is what
 * is left of a .data folder that somebody deleted in order to begin anew.
 */
function freshRefuge(dataDir: string, shelter: string): string {
  const name = join(shelter, createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
  for (let count = 1; ; count++) {
    const refuge = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(refuge)) return refuge;
  }
}

async function reachableBinaries(account: Account, shelter: string): Promise<Binaries> {
  const packaged = packagedBinaries();
  if (canRun(packaged.postgres, account)) return packaged;
  await openShelter(shelter);
  const copy = await shelteredBinaries(packaged, shelter);
  if (canRun(copy.postgres, account)) return copy;
  throw new Error(
    `The embedded Postgres does not run on this machine (tried ${packaged.postgres} and ${copy.postgres}). Set DATABASE_URL to a Postgres of your own.`,
  );
}

async function openShelter(shelter: string): Promise<void> {
  if (await mkdir(shelter, { recursive: true })) await chmod(shelter, 0o755);
}

/** A copied project carries the note along; it must not end up on the data of its original. */
async function claim(refuge: string, dataDir: string): Promise<void> {
  const sign = `${refuge}.belongs-to`;
  const holder = existsSync(sign) ? readFileSync(sign, "utf8").trim() : dataDir;
  if (holder !== dataDir && existsSync(`${holder}.location`)) {
    throw new Error(
      `The data at ${refuge} belongs to ${holder}, of which this folder seems to be a copy. Delete ${dataDir}.location to begin with an empty database.`,
    );
  }
  await writeFile(sign, `${dataDir}\n`, { mode: 0o600 });
}

/** Brings data along when its folder was closed to the unprivileged user after the data was made. */
async function moveData(from: string, to: string): Promise<void> {
  if (!existsSync(join(from, "PG_VERSION")) || existsSync(join(to, "PG_VERSION"))) return;
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const draft = `${to}.copy`;
    await rm(draft, { recursive: true, force: true });
    execFileSync("cp", ["-a", from, draft]);
    execFileSync("sync");
    await rename(draft, to);
    await rm(from, { recursive: true });
  }
}
