import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withUser, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { createPerson, createStore } from "@/server/testing/store";
import { recordAudit } from "./record";
import { auditLog } from "./schema";

const read = (tx: Parameters<Parameters<typeof withWorkspace>[1]>[0]) =>
  tx.select({ action: auditLog.action, actor: auditLog.actor }).from(auditLog);

test("a deed is noted with its doer, in the store of the transaction, and only there seen", async () => {
  const store = await createStore();
  const other = await createStore();
  await withWorkspace(store.workspace.id, (tx) =>
    recordAudit(tx, { actor: store.actor, action: "test.done", details: { from: 1 } }),
  );
  expect(await withWorkspace(store.workspace.id, read)).toEqual([
    { action: "test.done", actor: `user:${store.user.id}` },
  ]);
  expect(await withWorkspace(other.workspace.id, read)).toEqual([]);
});

test("a deed of one's own account is seen by oneself; a stranger's by the operator only", async () => {
  const mina = await createPerson();
  const omid = await createPerson();
  await withUser(mina.user.id, (tx) => recordAudit(tx, { actor: mina.actor, action: "test.own" }));
  await withService((tx) => recordAudit(tx, { actor: null, action: "test.stranger" }));
  const seenBy = (id: string) => withUser(id, (tx) => tx.select({ action: auditLog.action }).from(auditLog));
  expect(await seenBy(mina.user.id)).toEqual([{ action: "test.own" }]);
  expect(await seenBy(omid.user.id)).toEqual([]);
});

test("nobody can note a deed in another's name or store", async () => {
  const store = await createStore();
  const other = await createStore();
  const denied = { cause: expect.objectContaining({ code: "42501" }) };
  await expect(
    withWorkspace(store.workspace.id, (tx) =>
      recordAudit(tx, { actor: store.actor, action: "test.done", workspaceId: other.workspace.id }),
    ),
  ).rejects.toMatchObject(denied);
  await expect(
    withUser(store.user.id, (tx) => recordAudit(tx, { actor: other.actor, action: "test.done" })),
  ).rejects.toMatchObject(denied);
});

test("nothing that was noted is changed or removed, by either role", async () => {
  const store = await createStore();
  await withWorkspace(store.workspace.id, (tx) =>
    recordAudit(tx, { actor: store.actor, action: "test.done" }),
  );
  const denied = { cause: expect.objectContaining({ code: "42501" }) };
  const mine = eq(auditLog.action, "test.done");
  await expect(
    withWorkspace(store.workspace.id, (tx) => tx.update(auditLog).set({ action: "x" }).where(mine)),
  ).rejects.toMatchObject(denied);
  await expect(withService((tx) => tx.delete(auditLog).where(mine))).rejects.toMatchObject(denied);
});
