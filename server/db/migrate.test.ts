import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { expect, it } from "vitest";
import { startEmbeddedPostgres } from "./embedded";
import { migrate } from "./migrate";

/** Roles belong to all databases of a server, so this needs one of its own. */
it("brings up a database whose owner is no superuser, and brings it up again", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rooz-migrate-"));
  const server = await startEmbeddedPostgres({ dataDir: path.join(folder, "postgres"), ephemeral: true });
  const superuser = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await superuser.unsafe("create role merchant login createrole password 'of-this-test'");
    await superuser.unsafe("create database shop owner merchant");
    const url = new URL(server.ownerUrl);
    url.username = "merchant";
    url.password = "of-this-test";
    url.pathname = "/shop";
    for (const start of ["first", "second"]) {
      const { appUrl, serviceUrl } = await migrate(url.href, "a secret of this test");
      for (const [role, address] of [
        ["rooz_app_shop", appUrl],
        ["rooz_service_shop", serviceUrl],
      ] as const) {
        const sql = postgres(address, { max: 1 });
        const [seen] = await sql`select current_user as role, count(*)::int as products from products`;
        expect(seen, start).toEqual({ role, products: 0 });
        await sql.end();
      }
    }
  } finally {
    await superuser.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
