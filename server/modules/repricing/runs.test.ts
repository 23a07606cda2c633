import { expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { createProduct } from "@/server/modules/catalog/operations/create-product";
import { competitorLookedAt } from "@/server/modules/competitors";
import { notifications } from "@/server/modules/notifications/schema";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { newId } from "@/server/platform/ids";
import { ended, passTime, runsOf, send, startEngine } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import type { Change, Run } from "./contract";
import { repricingJobs } from "./jobs";
import { createRule } from "./operations/create-rule";
import { listChanges } from "./operations/list-changes";
import { listRuns } from "./operations/list-runs";
import { setRuleActive } from "./operations/set-rule-active";
import { sweepPrices } from "./sweep";
import { plainRule } from "./testing/run";

it("rules are carried out by the job when one is switched on and when competitors were looked at, and people are told", async () => {
  const store = await createStore();
  const call = async <T>(operation: AnyOperation, input: object) =>
    (await execute(operation, store.caller(), input)) as T;
  await call(createProduct, { title: "Mug", variants: [{ price: 1000 }] });
  const rule = { ...plainRule, mode: "approval" };
  const { id } = await call<{ id: string }>(createRule, { rule });
  const [run, afterCheck] = repricingJobs;
  if (!run || !afterCheck) throw new Error("the jobs are not there");

  await startEngine(repricingJobs);
  await call(setRuleActive, { id, active: true });
  await ended(run, 1);
  const { items } = await call<{ items: Change[] }>(listChanges, {});
  expect(items).toMatchObject([{ from: 1000, to: 2000, state: "proposed" }]);
  const told = await withWorkspace(store.workspace.id, (tx) => tx.select().from(notifications));
  expect(told).toMatchObject([{ userId: store.user.id, kind: "pricesProposed", params: { count: 1 } }]);

  const workspaceId = store.workspace.id;
  await send(
    competitorLookedAt.create({ workspaceId, competitorId: newId("competitor"), added: 0, changed: 1 }),
  );
  await vi.waitFor(async () => expect(await runsOf(afterCheck)).toHaveLength(1));
  await passTime();
  await ended(run, 2);
  const runs = (await call<{ items: Run[] }>(listRuns, {})).items;
  expect(
    runs.map(({ cause, finishedAt, counts }) => [cause, finishedAt !== null, counts.looked, counts.proposed]),
  ).toEqual([
    ["check", true, 1, 0],
    ["manual", true, 1, 1],
  ]);
  // Stores that were only just looked at are left to the next sweep.
  expect(await sweepPrices()).toBe(0);
});
