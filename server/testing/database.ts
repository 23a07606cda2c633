import postgres from "postgres";
import { afterAll } from "vitest";
import { closePools } from "@/server/db/pools";
import { resetEnv } from "@/server/platform/env";

/**
 * Gives each test file a database of its own, copied from the migrated template that global-setup.ts made.
 * Loaded by vitest before the file's first import, so that the pools open on it.
 */
const ownerUrl = process.env.TEST_OWNER_URL;
if (ownerUrl) {
  const name = `t_${crypto.randomUUID().replaceAll("-", "")}`;
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner.unsafe(`create database ${name} template rooz_template`);
  const at = (url: string | undefined) => {
    const parsed = new URL(url ?? "");
    parsed.pathname = `/${name}`;
    return parsed.href;
  };
  process.env.DATABASE_APP_URL = at(process.env.TEST_APP_URL);
  process.env.DATABASE_SERVICE_URL = at(process.env.TEST_SERVICE_URL);
  process.env.TEST_DATABASE_OWNER_URL = at(ownerUrl);
  resetEnv();

  afterAll(async () => {
    await closePools();
    await owner.unsafe(`drop database if exists ${name} with (force)`);
    await owner.end();
  });
}
