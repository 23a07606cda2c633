import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { jobOutbox } from "@/server/jobs/schema";
import { execute } from "@/server/operations/execute";
import { permissions } from "@/server/operations/permissions";
import { codeOf } from "@/server/testing/code-of";
import { createPerson, createStore } from "@/server/testing/store";
import { openWorkspace } from "./access";
import { roles } from "./contract";
import { createApiKey } from "./operations/create-api-key";
import { createWorkspace } from "./operations/create-workspace";
import { getWorkspace } from "./operations/get-workspace";
import { listApiKeys } from "./operations/list-api-keys";
import { listWorkspaces } from "./operations/list-workspaces";
import { revokeApiKey } from "./operations/revoke-api-key";
import { updateWorkspace } from "./operations/update-workspace";
import { rolePermissions } from "./roles";
import { apiKeys } from "./schema";

type View = { id: string; slug: string; name: string; role: string };

describe("a store", () => {
  test("is opened by a person, who owns it, and the other modules hear of it", async () => {
    const person = await createPerson();
    const made = (await execute(createWorkspace, person.caller({ locale: "fa" }), {
      name: "Café Été",
      currency: "eur",
      timezone: "Asia/Tehran",
    })) as View;
    expect(made).toMatchObject({
      name: "Café Été",
      slug: "cafe-ete",
      currency: "EUR",
      locale: "fa",
      role: "owner",
    });
    expect(await openWorkspace(person.actor, "cafe-ete")).toMatchObject({
      id: made.id,
      role: "owner",
      plan: "free",
    });
    const told = await withService((tx) =>
      tx.select().from(jobOutbox).where(eq(jobOutbox.name, "workspaces/workspace.created")),
    );
    expect(told.map((row) => row.data)).toContainEqual({ workspaceId: made.id, ownerId: person.user.id });
  });

  test("gets a free address when its name is taken, and an honest answer when the address is", async () => {
    const person = await createPerson();
    const names = ["فروشگاه", "فروشگاه", "فروشگاه"].map((name) =>
      execute(createWorkspace, person.caller(), { name }),
    );
    const slugs = ((await Promise.all(names)) as View[]).map((w) => w.slug);
    expect(new Set(slugs).size).toBe(3);
    expect(slugs.every((slug) => /^store(-\d{5})?$/.test(slug))).toBe(true);
    const asked = { name: "Other", slug: slugs[0] };
    await expect(execute(createWorkspace, person.caller(), asked)).rejects.toMatchObject({
      code: "CONFLICT",
      fields: [{ path: "slug", code: "taken" }],
    });
  });

  test("refuses what is no currency, time zone or address", async () => {
    const person = await createPerson();
    const faults = { currency: "EURO", timezone: "Mars/Olympus", slug: "new", locale: "xx", name: " " };
    for (const [field, value] of Object.entries(faults)) {
      await expect(
        execute(createWorkspace, person.caller(), { name: "Shop", [field]: value }),
      ).rejects.toMatchObject({ code: "BAD_INPUT", fields: [expect.objectContaining({ path: field })] });
    }
  });

  test("is listed to those who belong to it", async () => {
    const store = await createStore({ role: "analyst" });
    await createStore();
    const { items } = (await execute(listWorkspaces, store.caller(), {})) as { items: View[] };
    expect(items.map((w) => [w.id, w.role])).toEqual([[store.workspace.id, "analyst"]]);
  });

  test("is changed by who may, and read with what one may do", async () => {
    const store = await createStore({ role: "manager" });
    expect(await codeOf(execute(updateWorkspace, store.caller(), { name: "Mine" }))).toBe("FORBIDDEN");
    const owned = await createStore();
    await execute(updateWorkspace, owned.caller(), { name: "New name", timezone: "Asia/Tokyo" });
    expect(await execute(getWorkspace, owned.caller(), {})).toMatchObject({
      name: "New name",
      timezone: "Asia/Tokyo",
      currency: "USD",
      permissions: [...permissions],
    });
    const taken = { slug: store.workspace.slug };
    expect(await codeOf(execute(updateWorkspace, owned.caller(), taken))).toBe("CONFLICT");
    expect(await codeOf(execute(updateWorkspace, owned.caller(), { plan: "business" }))).toBe("BAD_INPUT");
  });

  test("that is paused, or not one's own, is not opened", async () => {
    const store = await createStore();
    const other = await createPerson();
    expect(await codeOf(openWorkspace(other.actor, store.workspace.slug))).toBe("NOT_FOUND");
    expect(await codeOf(openWorkspace(other.actor, "no-such-store"))).toBe("NOT_FOUND");
    await withService((tx) =>
      tx.update(workspaces).set({ suspendedAt: new Date() }).where(eq(workspaces.id, store.workspace.id)),
    );
    expect(await codeOf(openWorkspace(store.actor, store.workspace.slug))).toBe("SUSPENDED");
  });
});

test("each role may less than the one before it", () => {
  for (const [i, role] of roles.entries()) {
    const above = roles[i - 1];
    if (!above || role === "analyst") continue;
    // Agents draft posts, which analysts only look at.
    const more = role === "agent" ? ["calendar.write"] : [];
    expect([...rolePermissions[role]].filter((p) => !rolePermissions[above].has(p))).toEqual(more);
  }
  expect(rolePermissions.analyst.has("catalog.write")).toBe(false);
  expect([...rolePermissions.agent].filter((p) => !p.endsWith(".read"))).toEqual([
    "studio.comment",
    "calendar.write",
  ]);
});

describe("API keys", () => {
  const make = (store: Awaited<ReturnType<typeof createStore>>, input: object) =>
    execute(createApiKey, store.caller(), input) as Promise<{ id: string; key: string; prefix: string }>;

  test("are shown once and kept as a digest", async () => {
    const store = await createStore();
    const made = await make(store, { name: "Import", scopes: ["catalog.read", "catalog.read"] });
    expect(made.key).toMatch(/^rk_[\w-]{43}$/);
    expect(made).toMatchObject({ prefix: made.key.slice(0, 9), scopes: ["catalog.read"], lastUsedAt: null });
    const { items } = (await execute(listApiKeys, store.caller(), {})) as { items: object[] };
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(made.key);
    const stored = await withService((tx) => tx.select().from(apiKeys));
    expect(JSON.stringify(stored)).not.toContain(made.key);
  });

  test("end when they are revoked", async () => {
    const store = await createStore();
    const { id } = await make(store, { name: "Import", scopes: ["catalog.read"] });
    await execute(revokeApiKey, store.caller(), { id });
    expect(((await execute(listApiKeys, store.caller(), {})) as { items: object[] }).items).toEqual([]);
    expect(await codeOf(execute(revokeApiKey, store.caller(), { id }))).toBe("NOT_FOUND");
    const other = await createStore();
    const theirs = await make(other, { name: "Import", scopes: ["catalog.read"] });
    expect(await codeOf(execute(revokeApiKey, store.caller(), { id: theirs.id }))).toBe("NOT_FOUND");
  });

  test("are made by who may manage them, within what they may do, as many as the plan allows", async () => {
    const manager = await createStore({ role: "manager" });
    expect(await codeOf(make(manager, { name: "x", scopes: ["catalog.read"] }))).toBe("FORBIDDEN");
    const store = await createStore({ plan: "free" });
    const narrow = store.caller({
      workspace: async () => ({
        ...store.workspace,
        permissions: new Set(["apiKeys.manage", "catalog.read"] as const),
      }),
    });
    expect(await codeOf(execute(createApiKey, narrow, { name: "x", scopes: ["catalog.write"] }))).toBe(
      "FORBIDDEN",
    );
    const codes = await Promise.all(
      Array.from({ length: 6 }, (_, i) => codeOf(make(store, { name: `k${i}`, scopes: ["catalog.read"] }))),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(2);
    expect(codes.filter((code) => code === "PLAN_LIMIT")).toHaveLength(4);
  });
});
