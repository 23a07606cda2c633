import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { memberships } from "@/server/modules/workspaces";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { callerFor, createPerson, createStore } from "@/server/testing/store";
import { type ListViews, mostViews, type SavedView } from "./contract";
import { chooseColumns } from "./operations/choose-columns";
import { deleteView } from "./operations/delete-view";
import { listViews } from "./operations/list-views";
import { saveView } from "./operations/save-view";

const call = async <T>(operation: AnyOperation, caller: Caller, input: object) =>
  (await execute(operation, caller, input)) as T;
const read = (caller: Caller) => call<ListViews>(listViews, caller, { list: "products" });
const save = (caller: Caller, more: object = {}) =>
  call<SavedView>(saveView, caller, {
    list: "products",
    name: "Sold out",
    query: "stock=out&sort=title",
    columns: ["price", "stock"],
    ...more,
  });

it("keeps views by name, changes and forgets them", async () => {
  const store = await createStore();
  const view = await save(store.caller());
  expect(await read(store.caller())).toEqual({ columns: null, views: [view] });
  await save(store.caller(), { id: view.id, name: "Gone", columns: null });
  expect((await read(store.caller())).views).toMatchObject([{ id: view.id, name: "Gone", columns: null }]);
  expect(await call(listViews, store.caller(), { list: "texts" })).toEqual({ columns: null, views: [] });
  await call(deleteView, store.caller(), { id: view.id });
  expect((await read(store.caller())).views).toEqual([]);
  await expect(call(deleteView, store.caller(), { id: view.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("keeps the columns of the list itself, which is no view and cannot be forgotten as one", async () => {
  const store = await createStore();
  for (const columns of [["price"], ["price", "vendor"], null]) {
    await call(chooseColumns, store.caller(), { list: "products", columns });
    expect(await read(store.caller())).toEqual({ columns, views: [] });
  }
});

it("refuses a second view of the same name, and more than a list can show", async () => {
  const store = await createStore();
  const taken = { code: "BAD_INPUT", fields: [{ path: "name", code: "taken" }] };
  const first = await save(store.caller());
  await expect(save(store.caller())).rejects.toMatchObject(taken);
  await save(store.caller(), { id: first.id });
  for (let more = 1; more < mostViews; more++) await save(store.caller(), { name: `View ${more}` });
  await expect(save(store.caller(), { id: first.id, name: "View 1" })).rejects.toMatchObject(taken);
  await expect(save(store.caller(), { name: "One more" })).rejects.toMatchObject({ code: "TOO_LARGE" });
});

it("shows and lends nobody's views to a colleague", async () => {
  const store = await createStore();
  const view = await save(store.caller());
  const omid = await createPerson();
  await withWorkspace(store.workspace.id, (tx) =>
    tx.insert(memberships).values({ workspaceId: store.workspace.id, userId: omid.user.id, role: "manager" }),
  );
  const colleague = callerFor(omid.actor, store.workspace);
  expect((await read(colleague)).views).toEqual([]);
  await expect(save(colleague, { id: view.id, name: "Mine" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(call(deleteView, colleague, { id: view.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await save(colleague);
  expect((await read(store.caller())).views).toEqual([view]);
});
