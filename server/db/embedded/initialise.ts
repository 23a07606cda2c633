import { execFile, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Place } from "./place";

export const SUPERUSER = "postgres";

/**
 * The superuser's password, made on first use and kept in `file`, which only its owner may read. When the
 * file was lost while the data is there, the cluster gets a new one.
 */
export async function ensurePassword(place: Place, file: string): Promise<string> {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(24).toString("base64url");
  if (existsSync(join(place.dataDir, "PG_VERSION"))) setPassword(place, password);
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return password;
}

/** Sets the password without knowing the old one: Postgres's single-user mode, reading from our pipe. */
function setPassword({ dataDir, binaries, account }: Place, password: string): void {
  const { status, stderr } = spawnSync(binaries.postgres, ["--single", "-D", dataDir, "postgres"], {
    input: `alter role ${SUPERUSER} password '${password}'\n`,
    cwd: dataDir,
    env: postgresEnv(),
    ...account,
  });
  if (status !== 0 || /\bERROR\b/.test(String(stderr))) {
    throw new Error(`The database in ${dataDir} could not be given a new password: ${stderr}`);
  }
}

/**
 * Creates the cluster unless it is there. It is made beside its place and moved in by a rename, so an
 * interrupted attempt leaves nothing that looks like a cluster.
 *
 * Text sorts by the Unicode collation of ICU (`und`): a list of products reads as people expect in each
 * of our languages. `lc_ctype` is a UTF-8 one because pg_trgm, which searches, asks the C library what
 * a letter is; under plain C it would find no Persian, Russian or Thai word.
 */
export async function initialise({ dataDir, binaries, account }: Place, password: string, sync: boolean) {
  if (existsSync(join(dataDir, "PG_VERSION"))) return checkVersion(dataDir, binaries.version);
  const draft = `${dataDir}.new`;
  const secret = `${dataDir}.init-password`;
  await rm(secret, { force: true });
  // A file, not a pipe: another user may not open our pipes by name.
  await writeFile(secret, password, { mode: 0o600 });
  if (account) await chown(secret, account.uid, account.gid);
  try {
    for (const ctype of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { mode: 0o700 });
      if (account) await chown(draft, account.uid, account.gid);
      const options = [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${secret}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        `--lc-ctype=${ctype}`,
        "--locale-provider=icu",
        "--icu-locale=und",
        "--no-instructions",
        ...(sync ? [] : ["--no-sync"]),
      ];
      const failure = await promisify(execFile)(binaries.initdb, options, {
        cwd: draft,
        env: postgresEnv(),
        ...account,
      }).then(
        () => undefined,
        (error: Error) => error,
      );
      if (!failure) {
        await rename(draft, dataDir);
        return;
      }
      // Not every system knows every locale.
      if (!failure.message.includes("locale"))
        throw new Error(`Postgres could not be set up: ${failure.message}`);
    }
    throw new Error("Postgres could not be set up: this system knows no locale that it accepts.");
  } finally {
    await rm(secret, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Our environment without what would steer Postgres past its options, and with messages in English. */
export function postgresEnv(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env)) if (/^(PG|LC_|LANG)/.test(name)) delete env[name];
  env.LC_ALL = "C";
  return env;
}

function checkVersion(dataDir: string, version: string): void {
  const have = readFileSync(join(dataDir, "PG_VERSION"), "utf8").trim();
  const want = version.split(".")[0];
  if (have === want) return;
  throw new Error(
    `The data in ${dataDir} is of Postgres ${have}, but Postgres ${want} is installed now. Go back to the version of Rooz that made it, back up, and restore into the new one.`,
  );
}
