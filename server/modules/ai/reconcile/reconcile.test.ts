import { like } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { holdPoints, settleHold } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { mailboxMessages } from "@/server/platform/mail/schema";
import { ended, passTime, startEngine } from "@/server/testing/jobs/harness";
import { createPerson, createStore } from "@/server/testing/store";
import { reconcileNightly, tellOfDifferences } from "../jobs";
import { listReconciliations } from "../operations/list-reconciliations";
import { aiUsage } from "../schema";
import { Reconciliation } from "./contract";
import { reconcile } from "./reconcile";

type Store = Awaited<ReturnType<typeof createStore>>;

const day = 86_400_000;
const noonOf = (daysAgo: number) => new Date(Math.floor(Date.now() / day) * day - daysAgo * day + day / 2);
let admin: Awaited<ReturnType<typeof createPerson>>;
beforeEach(async () => {
  admin = await createPerson({ admin: true });
});

/** A call as usage and wallet keep it; either may be left out. */
async function call(store: Store, key: string, at: Date, said: { usage?: number; wallet?: number }) {
  await withWorkspace(store.workspace.id, async (tx) => {
    if (said.wallet) {
      const { holdId } = await holdPoints(tx, { amount: said.wallet, key, cause: "product-description" }, at);
      await settleHold(tx, { holdId }, at);
    }
    if (!said.usage) return;
    await tx.insert(aiUsage).values({
      workspaceId: store.workspace.id,
      key,
      task: "product_description",
      provider: "offline",
      model: "writer-1",
      actor: store.user.id,
      outcome: "ok",
      points: said.usage,
      latencyMs: 1,
      createdAt: at,
    });
  });
}

const found = async (of: Date) => {
  const { items } = listReconciliations.output.parse(await execute(listReconciliations, admin.caller(), {}));
  return Reconciliation.parse(items.find((one) => one.day === of.toISOString().slice(0, 10)));
};

it("finds what usage and wallet say differently, in both directions, call by call, and tells the admins once", async () => {
  const [honest, unpaid, unused, both] = await Promise.all(Array.from({ length: 4 }, () => createStore()));
  if (!honest || !unpaid || !unused || !both) throw new Error("four stores");
  const at = noonOf(1);
  await call(honest, "a", at, { usage: 2, wallet: 2 });
  await call(unpaid, "a", at, { usage: 2 });
  await call(unused, "a", at, { wallet: 3 });
  // The sums agree, and no call does.
  await call(both, "a", at, { usage: 1, wallet: 2 });
  await call(both, "b", at, { usage: 2, wallet: 1 });
  // What is paid without a model is not looked at, nor what is too new or too old.
  await withWorkspace(honest.workspace.id, async (tx) => {
    const { holdId } = await holdPoints(tx, { amount: 1, key: "picture", cause: "image-enhancement" }, at);
    await settleHold(tx, { holdId }, at);
  });
  await call(honest, "today", new Date(), { usage: 2 });
  await call(honest, "old", noonOf(3), { usage: 2 });

  expect(await reconcile(new Date())).toBe(3);
  const report = await found(at);
  expect(report.calls).toBe(5);
  const of = (store: Store) => report.differences.find((one) => one.workspaceId === store.workspace.id);
  expect(of(honest)).toBeUndefined();
  expect(of(unpaid)).toMatchObject({ calls: 1, usagePoints: 2, walletPoints: 0 });
  expect(of(unused)).toMatchObject({ calls: 1, usagePoints: 0, walletPoints: 3 });
  expect(of(both)).toMatchObject({ calls: 2, usagePoints: 3, walletPoints: 3 });
  expect((await found(noonOf(2))).differences).toEqual([]);

  await startEngine([reconcileNightly, tellOfDifferences]);
  await passTime();
  await ended(reconcileNightly);
  await ended(tellOfDifferences);
  const mails = await withService((tx) =>
    tx.select().from(mailboxMessages).where(like(mailboxMessages.idempotencyKey, "reconcile:%")),
  );
  expect(mails.map((mail) => mail.recipient)).toEqual([admin.user.email]);
  expect(mails[0]?.text).toContain("/admin/ai/prices");
});
