import postgres from "postgres";
import { afterAll, beforeAll, vi } from "vitest";

/**
 * Gives each test file modules and a database of its own, the latter copied from the migrated template that
 * global-setup.ts made. Loaded by vitest before the file's first import, so that the pools open on it.
 */
type Kept = { __roozTestEnv?: NodeJS.ProcessEnv; __roozTestWaitFor?: typeof vi.waitFor } & Record<
  string,
  unknown
>;
const kept = globalThis as unknown as Kept;

// One process runs many files, so that packages are loaded once. What a file leaves must not reach the next one:
// our modules are loaded anew, and the environment and what we keep beyond modules are as they were.
vi.resetModules();
kept.__roozTestEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in kept.__roozTestEnv)) delete process.env[name];
Object.assign(process.env, kept.__roozTestEnv);
for (const name of Object.keys(kept))
  if (name.startsWith("__rooz") && !name.startsWith("__roozTest")) delete kept[name];

// A second, as vitest has it, is short on a machine that is busy with other tests, or whose disk stands still.
kept.__roozTestWaitFor ??= vi.waitFor;
const waitFor = kept.__roozTestWaitFor;
vi.waitFor = (callback, options = {}) =>
  waitFor(callback, typeof options === "number" ? options : { timeout: 60_000, ...options });

const ownerUrl = process.env.TEST_OWNER_URL;
if (ownerUrl) {
  const name = `t_${crypto.randomUUID().replaceAll("-", "")}`;
  const at = (url: string | undefined) => {
    const parsed = new URL(url ?? "");
    parsed.pathname = `/${name}`;
    return parsed.href;
  };
  process.env.DATABASE_APP_URL = at(process.env.TEST_APP_URL);
  process.env.DATABASE_SERVICE_URL = at(process.env.TEST_SERVICE_URL);
  process.env.TEST_DATABASE_OWNER_URL = at(ownerUrl);

  let owner: postgres.Sql | undefined;
  beforeAll(async () => {
    // A third of the files have nothing to do with a database: nobody who could open it has been imported.
    if (!("__roozPools" in kept)) return;
    owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
    await owner.unsafe(`create database ${name} template rooz_template`);
  });
  afterAll(async () => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    if (!owner) return;
    const { closePools } = await import("@/server/db/pools");
    await closePools();
    // Nobody waits for that: it is a second's work of Postgres, and at the end of the run all of it goes away.
    owner
      .unsafe(`drop database if exists ${name} with (force)`)
      .then(() => owner?.end())
      .catch(() => {});
  });
}
