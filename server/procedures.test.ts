import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { permissions } from "@/server/operations/permissions";
import { AppError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { outsideStores } from "@/server/testing/procedures/outside-stores";
import { allProcedures } from "@/server/testing/procedures/read";
import { type Procedure, procedureProblems } from "@/server/testing/procedures/walk";
import { callerFor } from "@/server/testing/store";

const root = path.resolve(import.meta.dirname, "..");
const lists = { outsideStores, exists: (file: string) => existsSync(path.join(root, file)) };
const procedures = allProcedures();
const operations = procedures.flatMap(({ operation }) => operation ?? []);

describe("the root router", () => {
  it("holds operations that keep every promise", () => {
    expect(procedures.length).toBeGreaterThan(3);
    expect(procedureProblems(procedures, lists)).toEqual([]);
  });
});

const person = { email: "a@example.com", name: "A", sessionId: newId("session"), userId: newId("user") };
const member: Actor = { type: "user", isAdmin: false, ...person };
const program: Actor = {
  type: "apiKey",
  keyId: newId("apiKey"),
  userId: person.userId,
  workspaceId: newId("workspace"),
  scopes: [...permissions],
};

function storeWithout(permission: AnyOperation["permission"]): WorkspaceAccess {
  return {
    id: newId("workspace"),
    slug: "s",
    name: "S",
    plan: "free",
    currency: "USD",
    locale: "en",
    timezone: "UTC",
    role: "agent",
    permissions: new Set(permissions.filter((name) => name !== permission)),
  };
}

/** The code with which a call is refused. The input is no use on purpose: whether one may is asked first. */
async function refusalOf(operation: AnyOperation, caller: Caller): Promise<string> {
  try {
    await execute(operation, caller, { nonsense: true });
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "allowed";
}

describe("every operation", () => {
  const inStores = operations.filter(({ scope }) => scope === "workspace");
  const ofPeople = operations.filter(({ scope }) => scope === "user");
  const ofAdmins = operations.filter(({ scope }) => scope === "admin");

  it("of a store refuses strangers, who has no access to the store, and who lacks the permission", async () => {
    for (const operation of inStores) {
      expect(await refusalOf(operation, callerFor(null, storeWithout(null))), operation.name).toBe(
        "UNAUTHENTICATED",
      );
      expect(await refusalOf(operation, callerFor(member)), operation.name).toBe("NOT_FOUND");
      for (const actor of [member, program]) {
        const caller = callerFor(actor, storeWithout(operation.permission));
        expect(await refusalOf(operation, caller), operation.name).toBe("FORBIDDEN");
      }
    }
  });

  it("of a person refuses strangers and API keys", async () => {
    for (const operation of ofPeople) {
      expect(await refusalOf(operation, callerFor(null)), operation.name).toBe("UNAUTHENTICATED");
      expect(await refusalOf(operation, callerFor(program)), operation.name).toBe("FORBIDDEN");
    }
  });

  it("of the admins refuses everybody else", async () => {
    expect(ofAdmins.length).toBeGreaterThan(0);
    for (const operation of ofAdmins) {
      expect(await refusalOf(operation, callerFor(null)), operation.name).toBe("UNAUTHENTICATED");
      expect(await refusalOf(operation, callerFor(member)), operation.name).toBe("FORBIDDEN");
      expect(await refusalOf(operation, callerFor(program)), operation.name).toBe("FORBIDDEN");
    }
  });

  it("refuses fields that its contract does not name, to whoever may call it", async () => {
    const everywhere = { ...storeWithout(null), permissions: new Set(permissions) };
    const admin: Actor = { type: "user", isAdmin: true, ...person };
    for (const operation of operations) {
      expect(await refusalOf(operation, callerFor(admin, everywhere)), operation.name).toBe("BAD_INPUT");
    }
  });
});

describe("the walk finds", () => {
  const good: AnyOperation = {
    name: "status.getHealth",
    summary: "Tell whether it works",
    scope: "workspace",
    kind: "query",
    permission: "catalog.read",
    input: z.strictObject({ id: z.string() }),
    output: z.object({}),
    rest: { method: "GET", path: "/things/{id}" },
    run: () => ({}),
  };
  const procedure = (change: Partial<AnyOperation>, rest: Partial<Procedure> = {}): Procedure => ({
    path: "status.getHealth",
    type: "query",
    operation: { ...good, ...change },
    ...rest,
  });
  const found = (...all: Procedure[]) => procedureProblems(all, { ...lists, outsideStores: {} });
  const nested = z.strictObject({ id: z.string(), lines: z.array(z.object({ sku: z.string() })) });

  it("nothing in a good one", () => expect(found(procedure({}))).toEqual([]));

  it.each<[string, Procedure]>([
    ["was not derived from an operation", procedure({}, { operation: undefined })],
    ["stands in the router as status.health", procedure({}, { path: "status.health" })],
    ["does not stand in server/modules/status/operations/get-it.ts", procedure({ name: "status.getIt" })],
    ["is a mutation behind a query", procedure({ kind: "mutation" })],
    ["lacks a summary", procedure({ summary: "" })],
    ["asks for no permission", procedure({ permission: null })],
    ["is public without a reason", procedure({ scope: "public", permission: null })],
    ["asks for a permission outside of a store", procedure({ scope: "user" })],
    ["changes things by GET", procedure({ kind: "mutation" }, { type: "mutation" })],
    ["only reads, but not by GET", procedure({ rest: { method: "POST", path: "/things/{id}" } })],
    ["takes something else than an object", procedure({ input: z.array(z.string()) })],
    ["takes unknown fields in input", procedure({ input: z.object({ id: z.string() }) })],
    ["takes unknown fields in input.lines", procedure({ input: nested })],
    ["answers with something else than an object", procedure({ output: z.array(z.string()) })],
    ["has no input for {id}", procedure({ input: z.strictObject({}) })],
  ])("%s", (says, wrong) => {
    expect(found(wrong)).toContainEqual(expect.stringContaining(says));
  });

  it("two operations at one address, and reasons for what does not exist", () => {
    const twin = procedure({ name: "settings.getSettings", rest: { method: "GET", path: "/things/{name}" } });
    expect(found(procedure({}), twin)).toContainEqual(
      expect.stringContaining("share the address GET /things/{}"),
    );
    expect(procedureProblems([], lists)).toContainEqual(expect.stringContaining("but does not exist"));
  });
});
