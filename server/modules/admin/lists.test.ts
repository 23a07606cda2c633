import { expect, it } from "vitest";
import { execute } from "@/server/operations/execute";
import { createPerson, createStore } from "@/server/testing/store";
import { listUsers } from "./operations/list-users";
import { listWorkspaces } from "./operations/list-workspaces";

it("shows people and stores to admins, page by page, and to nobody else", async () => {
  const admin = await createPerson({ admin: true });
  const store = await createStore({ role: "manager" });
  await expect(execute(listUsers, store.caller(), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(execute(listWorkspaces, store.caller(), {})).rejects.toMatchObject({ code: "FORBIDDEN" });

  const first = (await execute(listUsers, admin.caller(), { limit: 2 })) as {
    items: { id: string; stores: number }[];
    nextCursor: string;
    total: number;
  };
  expect(first.total).toBe(3);
  const second = await execute(listUsers, admin.caller(), { limit: 2, cursor: first.nextCursor });
  expect(second).toMatchObject({
    items: [{ id: admin.user.id, isAdmin: true, stores: 0 }],
    nextCursor: null,
  });

  const found = await execute(listUsers, admin.caller(), { search: store.user.email });
  expect(found).toMatchObject({ total: 1, items: [{ id: store.user.id, stores: 1, verified: true }] });
  const named = await execute(listUsers, admin.caller(), { ids: [admin.user.id] });
  expect(named).toMatchObject({ total: 1, items: [{ id: admin.user.id, name: admin.user.name }] });
  expect(await execute(listWorkspaces, admin.caller(), { search: store.workspace.slug })).toMatchObject({
    items: [{ id: store.workspace.id, members: 2, products: 0 }],
  });
});
