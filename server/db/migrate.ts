import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { harden } from "./harden";
import { ensureRoles } from "./roles";

/** An arbitrary number of our own: two processes that start together migrate one after the other. */
const migrationLock = 7_269_401;

/**
 * Brings a database to the newest schema: roles, migrations, then the locks on every table.
 * @param ownerUrl a connection that owns the schema; it is not needed again after this.
 * @returns the addresses that the running app uses, with less privilege.
 */
export async function migrate(
  ownerUrl: string,
  secret: string,
): Promise<{ appUrl: string; serviceUrl: string }> {
  const owner = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "rooz-migrate" },
  });
  try {
    await owner`select pg_advisory_lock(${migrationLock})`;
    const urls = await ensureRoles(owner, ownerUrl, secret);
    // For search: trigrams, in one index with the workspace. Both are "trusted", so a database's owner may create them.
    await owner.unsafe("create extension if not exists pg_trgm; create extension if not exists btree_gin");
    await runMigrations(drizzle(owner), { migrationsFolder: path.resolve("drizzle") });
    await owner.begin((tx) => harden(tx));
    return { appUrl: urls.rooz_app, serviceUrl: urls.rooz_service };
  } finally {
    await owner.end({ timeout: 5 });
  }
}
