import { expect, test } from "vitest";
import { withUser, withWorkspace } from "@/server/db/client";
import { readBalance } from "@/server/modules/wallet";
import { memberships } from "@/server/modules/workspaces";
import { createStore } from "./store";

test("a test's store has its owner and its member, and sees no other store's", async () => {
  const store = await createStore({ role: "analyst", plan: "pro" });
  const other = await createStore();
  const seen = await withWorkspace(store.workspace.id, (tx) => tx.select().from(memberships), {
    userId: store.user.id,
  });
  expect(seen.map((m) => m.role).sort()).toEqual(["analyst", "owner"]);
  expect(seen.every((m) => m.workspaceId === store.workspace.id)).toBe(true);
  const own = await withUser(other.user.id, (tx) => tx.select().from(memberships));
  expect(own.map((m) => m.workspaceId)).toEqual([other.workspace.id]);
});

test("a test's store has the points that the test asks for, or those of every new store", async () => {
  const pointsOf = async (points?: number) => {
    const { workspace } = await createStore(points === undefined ? {} : { points });
    return (await withWorkspace(workspace.id, readBalance)).available;
  };
  expect([await pointsOf(), await pointsOf(3), await pointsOf(0), await pointsOf(1000)]).toEqual([
    50, 3, 0, 1000,
  ]);
});
