import { expect, test } from "vitest";
import { withUser, withWorkspace } from "@/server/db/client";
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
