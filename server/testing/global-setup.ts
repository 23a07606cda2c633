import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "@/server/db/embedded";
import { migrate } from "@/server/db/migrate";

/** One Postgres for the whole run, with a migrated template database that every test file copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "rooz-test-"));
  const server = await startEmbeddedPostgres({
    dataDir: path.join(dataDir, "postgres"),
    ephemeral: true,
    // Nothing lives long enough to be tidied up; what needs statistics asks for them itself.
    flags: ["autovacuum=off", "wal_level=minimal", "max_wal_senders=0"],
  });
  const owner = postgres(server.ownerUrl, { max: 1 });
  await owner.unsafe("create database rooz_template");
  await owner.end();
  const template = new URL(server.ownerUrl);
  template.pathname = "/rooz_template";
  const { appUrl, serviceUrl } = await migrate(template.href, "a secret for tests, of the needed length");
  Object.assign(process.env, {
    // What tests store as files goes away with the rest.
    DATA_DIR: dataDir,
    TEST_OWNER_URL: server.ownerUrl,
    TEST_APP_URL: appUrl,
    TEST_SERVICE_URL: serviceUrl,
  });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
