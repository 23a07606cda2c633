import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { connectTo, startInstallation } from "@/scripts/lib/installation";
import { provideBrowser } from "@/scripts/provide-browser";
import { withWorkspace } from "@/server/db/client";
import { startEmbeddedPostgres } from "@/server/db/embedded";
import { closePools } from "@/server/db/pools";
import { withService } from "@/server/db/service";
import { createUser, signIn } from "@/server/modules/auth";
import { addProducts } from "@/server/modules/catalog";
import { createWorkspace, memberships } from "@/server/modules/workspaces";
import { decodeId, type Id } from "@/server/platform/ids";
import { sealSession, sessionCookieName } from "@/server/request/session-cookie";
import { inputOf } from "./goods";
import { serveFloor } from "./processes";
import { postmasterOf, type Stage } from "./stage";

const people = 50;
const productCount = 5000;
/** Other stores with as many products between them: an index has to find ours. */
const neighbours = 2;

/** Starts an installation and fills it. @returns it, and what takes all of it down again */
export async function prepare(): Promise<{ stage: Stage; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "rooz-bench-"));
  const database = await startEmbeddedPostgres({ dataDir: join(folder, "postgres") });
  const owner = postgres(database.ownerUrl, { max: 4, onnotice: () => {} });
  const close = async () => {
    await closePools();
    await owner.end();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const provider = await serveFloor("bench/floors/provider.ts");
  const installation = await startInstallation(folder, {
    DATABASE_URL: database.ownerUrl,
    GROQ_API_KEY: "bench",
    GROQ_BASE_URL: `${provider.origin}/groq`,
    OPENROUTER_API_KEY: "bench",
    OPENROUTER_BASE_URL: `${provider.origin}/openrouter`,
  });
  connectTo(folder);
  const { store, browsers } = await settle();
  for (let i = 0; i < neighbours; i++) await stock((await settle(1)).store.id, productCount / neighbours);
  await stock(store.id, productCount);
  await layFloor(owner, decodeId("workspace", store.id) ?? "");
  await owner.unsafe("vacuum analyze");
  const stage: Stage = {
    installation,
    folder,
    owner,
    ownerUrl: database.ownerUrl,
    postgresPid: postmasterOf(database.dataDir),
    store,
    browsers,
    chromium: await provideBrowser(),
    provider: provider.origin,
  };
  return {
    stage,
    close: async () => {
      await installation.stop();
      await provider.stop();
      await close();
    },
  };
}

/** A store, and people who belong to it and have signed in. */
async function settle(count = people) {
  const password = crypto.randomUUID();
  const users: { id: Id<"user">; cookie: string }[] = [];
  for (let i = 0; i < count; i++) {
    const email = `${crypto.randomUUID()}@example.com`;
    const { id } = await withService((tx) =>
      createUser(tx, { email, password, name: `Person ${i}`, locale: "en", verified: true }),
    );
    const { sessionId } = await signIn({
      email,
      password,
      ip: `198.51.100.${i}`,
      userAgent: "bench",
      bearer: false,
    });
    const cookie = `${sessionCookieName()}=${await sealSession({ userId: id, sessionId })}`;
    users.push({ id, cookie });
  }
  const [first] = users;
  if (!first) throw new RangeError("a store needs somebody");
  const { id, slug } = await withService(async (tx) => {
    const made = await createWorkspace(tx, {
      name: "Harbour Goods",
      slug: `bench-${crypto.randomUUID()}`,
      ownerId: first.id,
      currency: "USD",
      locale: "en",
      timezone: "UTC",
    });
    const others = users
      .slice(1)
      .map(({ id: userId }) => ({ workspaceId: made.id, userId, role: "owner" as const }));
    if (others.length > 0) await tx.insert(memberships).values(others);
    return made;
  });
  return { store: { id, slug }, browsers: users.map(({ cookie }) => ({ cookie })) };
}

async function stock(storeId: Stage["store"]["id"], count: number): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const inputs = Array.from({ length: Math.min(500, count - from) }, (_, i) => inputOf(from + i));
    await withWorkspace(storeId, (tx) => addProducts(tx, inputs));
  }
}

/** The same rows as plain tables, with the indexes that plain SQL would want. */
async function layFloor(owner: postgres.Sql, workspace: string): Promise<void> {
  await owner.unsafe(`
    create schema floor;
    create table floor.products as select * from products where workspace_id = '${workspace}';
    alter table floor.products drop column workspace_id;
    alter table floor.products add primary key (id);
    create index on floor.products (updated_at, id);
    create index on floor.products using gin (search_text gin_trgm_ops);
    create table floor.jobs (id bigint primary key);
    create table floor.effects (job bigint not null);
    grant usage on schema floor to public;
    grant all on all tables in schema floor to public;`);
}
