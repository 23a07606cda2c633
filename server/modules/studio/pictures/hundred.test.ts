import sharp from "sharp";
import { expect, it } from "vitest";
import { picture } from "@/server/modules/media/testing/composites";
import type { TaskDetail } from "@/server/modules/tasks/contract";
import type { Id } from "@/server/platform/ids";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import type { BulkRun } from "../contract";
import { runBulk } from "../jobs";
import { applyBulk } from "../operations/apply-bulk";
import { enhanceMany } from "../operations/enhance-many";
import { pictureShop } from "../testing/picture-shop";

const quick = { background: "keep", format: "original", sharpen: "none" } as const;

/** How many pictures sharp works on at the same time, at most, until it is asked. */
function watchSharp() {
  let most = 0;
  const look = () => {
    most = Math.max(most, sharp.counters().process);
  };
  sharp.queue.on("change", look);
  return () => {
    sharp.queue.off("change", look);
    return most;
  };
}

it("a hundred pictures are one job: what is broken is passed over and costs nothing, one is worked on at a time", async () => {
  const store = await pictureShop(300);
  const good = await picture(24, 16, `<rect width="24" height="16" fill="#7799aa"/>`);
  const whole = await store.file(good);
  const cut = await store.file(good.subarray(0, good.length - 60));
  const none = await store.file(Buffer.from("no picture at all"));
  const files = Array.from({ length: 100 }, (_, at): Id<"file"> | undefined =>
    at % 20 === 3 ? cut : at % 20 === 7 ? none : at % 20 === 13 ? undefined : whole,
  );
  const products = await store.products(files);
  const run = await store.call<BulkRun>(enhanceMany, { selection: { ids: products }, recipe: quick });
  expect(run).toMatchObject({ count: 100, points: 300 });
  expect(await store.taskOf(run)).toMatchObject({ total: 100, done: 0 });

  const mostAtOnce = watchSharp();
  await startEngine([runBulk]);
  await ended(runBulk);
  expect(mostAtOnce()).toBe(1);

  const task: TaskDetail = await store.taskOf(run);
  expect(task).toMatchObject({ status: "done", total: 100, done: 85, failed: 15 });
  const items = await store.itemsOf(run);
  const failed = Map.groupBy(items, ({ status, errorCode }) => errorCode ?? status);
  expect([...failed].map(([why, { length }]) => [why, length])).toEqual([
    ["done", 85],
    ["UNSUPPORTED_FILE", 10],
    ["NO_PICTURE", 5],
  ]);
  expect(await store.points()).toEqual({ available: 300 - 85 * 3, held: 0 });
  expect(await store.call(applyBulk, { id: run.id })).toEqual({ applied: 85, skipped: 0 });
});
