import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { createUser } from "@/server/modules/auth";
import { createWorkspace } from "@/server/modules/workspaces";
import { type AnyOperation, workspaceOperation } from "@/server/operations/define";
import { permissions } from "@/server/operations/permissions";
import { decodeId } from "@/server/platform/ids";
import { fileOperations } from "@/server/rest/file-operations";
import { handleRest } from "@/server/rest/handler";
import { type Attack, carryOut } from "@/server/testing/attack/attack";
import { attacks } from "@/server/testing/attack/table";
import { allProcedures } from "@/server/testing/procedures/read";

const ofRouter = allProcedures().flatMap(({ operation }) =>
  operation?.scope === "workspace" ? operation : [],
);
const files: AnyOperation[] = Object.values(fileOperations);
const ofStores = [...ofRouter, ...files.filter(({ scope }) => scope === "workspace")];

it("attacks every operation of stores", () => {
  expect(Object.keys(attacks).sort()).toEqual(ofStores.map(({ name }) => name).sort());
});

describe("the owner of another store gets nothing and changes nothing, its own owner is let in", () => {
  it.each(ofStores.map((operation) => [operation.name, operation] as const))(
    "%s",
    async (name, operation) => {
      const attack = attacks[name];
      if (!attack) throw new Error(`${name} has no line in server/testing/attack/table`);
      expect(await carryOut(operation, attack)).toEqual([]);
    },
  );
});

describe("a request that names another's store", () => {
  /** Sends a request as a program would, for whatever operation; the input is no use, nobody must look at it. */
  async function send({ rest }: AnyOperation, headers: Record<string, string>) {
    const path = rest.path.replaceAll(/\{\w+\}/g, "x");
    const request = new Request(`http://localhost/api${path}`, { method: rest.method, headers });
    const response = await handleRest(request);
    const { code, params } = (await response.json()) as { code?: string; params?: { thing?: string } };
    return { status: response.status, code, thing: params?.thing };
  }

  /** A store whose owner has signed in and made an API key, as people do. */
  async function storeOfSomebody() {
    const account = { email: `${crypto.randomUUID()}@example.com`, password: `pass ${crypto.randomUUID()}` };
    const { id, slug } = await withService(async (tx) => {
      const owner = await createUser(tx, { ...account, name: "Owner", locale: "en", verified: true });
      return createWorkspace(tx, {
        name: "Store",
        ownerId: owner.id,
        currency: "USD",
        locale: "en",
        timezone: "UTC",
      });
    });
    const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
      const request = new Request(`http://localhost/api${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return (await (await handleRest(request)).json()) as Record<string, string>;
    };
    const signedIn = await post("/auth/login", { username: account.email, password: account.password });
    const token = { authorization: `Bearer ${signedIn.access_token}` };
    const asked = { name: "Key", scopes: permissions };
    const { key = "" } = await post("/workspace/api-keys", asked, { ...token, "x-workspace": slug });
    return { id, slug, token, key: { "x-api-key": key } };
  }

  it("is refused as if the store were not there, whatever it asks for and however it names the store", async () => {
    const victim = await storeOfSomebody();
    const { token, key } = await storeOfSomebody();
    const refused = { status: 404, code: "NOT_FOUND", thing: "workspace" };
    for (const operation of ofRouter) {
      for (const name of [victim.slug, victim.id, "no-such-store"]) {
        const store = { "x-workspace": name };
        expect(await send(operation, { ...token, ...store }), operation.name).toEqual(refused);
        expect(await send(operation, { ...key, ...store }), operation.name).toEqual(refused);
      }
      expect(await send(operation, token), operation.name).toEqual(refused);
      expect((await send(operation, { "x-workspace": victim.slug })).status).toBe(401);
    }
  });

  it("is answered when the store is one's own", async () => {
    const { slug, id, token, key } = await storeOfSomebody();
    const get = ofRouter.find(({ name }) => name === "workspaces.getWorkspace");
    if (!get) throw new Error("no such operation");
    for (const name of [slug, id]) {
      expect(await send(get, { ...token, "x-workspace": name })).toMatchObject({ status: 200 });
      expect(await send(get, { ...key, "x-workspace": name })).toMatchObject({ status: 200 });
    }
    expect(await send(get, key)).toMatchObject({ status: 200 });
  });
});

describe("the attack finds", () => {
  const arrange: Attack["arrange"] = async (victim) => ({
    id: await victim.make("catalog.createProduct", { title: victim.secret, variants: [{ price: 1 }] }),
  });
  const byId = (id: string) => sql`id = ${decodeId("product", id)}`;

  /** An operation that forgets the store: it reaches for the row as the service role. */
  const careless = (
    kind: "query" | "mutation",
    statement: (id: string) => ReturnType<typeof sql>,
  ): AnyOperation =>
    workspaceOperation("catalog.read", {
      name: "catalog.careless",
      summary: "Forget the store",
      kind,
      input: z.strictObject({ id: z.string() }),
      output: z.object({ rows: z.array(z.unknown()) }),
      rest: { method: "GET", path: "/careless" },
      run: async (_ctx, { id }) => ({ rows: [...(await withService((tx) => tx.execute(statement(id))))] }),
    });
  const attack = (operation: AnyOperation, line: Omit<Attack, "arrange">) =>
    carryOut(operation, { arrange, ...line });

  it("a row that is shown", async () => {
    const show = careless("query", (id) => sql`select title from products where ${byId(id)}`);
    expect(await attack(show, { attacker: "nothing" })).toEqual([
      expect.stringMatching(/answer tells secret/),
    ]);
  });

  it("a row that is changed, or removed", async () => {
    const change = careless("mutation", (id) => sql`update products set title = '' where ${byId(id)}`);
    const remove = careless("mutation", (id) => sql`delete from products where ${byId(id)}`);
    expect(await attack(change, { attacker: "nothing" })).toContainEqual(
      expect.stringMatching(/changed products/),
    );
    expect(await attack(remove, { attacker: "nothing" })).toContainEqual(
      expect.stringMatching(/changed products/),
    );
  });

  it("an answer where there should be none, and a line that could not see a leak", async () => {
    const blind = careless("query", () => sql`select 1 as one`);
    expect(await attack(blind, { attacker: "refused" })).toEqual([
      "the attacker got an answer",
      "the owner's answer shows nothing of the store, so a leak would not be seen",
    ]);
  });
});
