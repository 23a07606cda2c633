import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { type AnyOperation, workspaceOperation } from "@/server/operations/define";
import { decodeId } from "@/server/platform/ids";
import { type Attack, carryOut } from "@/server/testing/attack/attack";
import { attacks } from "@/server/testing/attack/table";
import { allProcedures } from "@/server/testing/procedures/read";

const ofStores = allProcedures().flatMap(({ operation }) =>
  operation?.scope === "workspace" ? operation : [],
);

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
