import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Account, canRun, canUse, postgresAccount } from "./account";
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
 */
export async function findPlace(dataDir: string, shelter: string): Promise<Place> {
  const parent = dirname(dataDir);
  const note = `${dataDir}.location`;
  const home = existsSync(note) ? readFileSync(note, "utf8").trim() : undefined;
  const account = postgresAccount(home ?? dataDir);
  await mkdir(parent, { recursive: true });
  if (!account) return { dataDir, account, binaries: packagedBinaries() };

  const binaries = await reachableBinaries(account, shelter);
  if (!home && (await offer(dataDir, account))) return { dataDir, account, binaries };

  const refuge = home ?? join(shelter, createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
  await openShelter(shelter);
  await writeFile(note, `${refuge}\n`, { mode: 0o600 });
  await moveData(dataDir, refuge, account);
  if (!(await offer(refuge, account))) {
    throw new Error(
      `Postgres runs as an unprivileged user, who cannot use ${refuge}. Give that folder back, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
  return { dataDir: refuge, account, binaries };
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

/** Makes `folder` and gives it to `account`; false when that account cannot reach it all the same. */
async function offer(folder: string, account: Account): Promise<boolean> {
  const made = !existsSync(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made) await chown(folder, account.uid, account.gid);
  if (canUse(folder, account)) return true;
  if (made) await rm(folder, { recursive: true });
  return false;
}

async function openShelter(shelter: string): Promise<void> {
  await mkdir(shelter, { recursive: true });
  await chmod(shelter, 0o755);
}

/** Brings data along when its folder was closed to the unprivileged user after the data was made. */
async function moveData(from: string, to: string, account: Account): Promise<void> {
  if (!existsSync(join(from, "PG_VERSION")) || existsSync(join(to, "PG_VERSION"))) return;
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const draft = `${to}.copy`;
    await rm(draft, { recursive: true, force: true });
    await cp(from, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    await give(draft, account);
    await rename(draft, to);
    await rm(from, { recursive: true });
  }
}
