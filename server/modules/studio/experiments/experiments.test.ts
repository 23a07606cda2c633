import { eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import { createWriter } from "@/server/testing/studio";
import type {
  BulkRun,
  Experiment,
  ExperimentDetail,
  GenerationDetail,
  PromptTemplate,
  VersionRating,
} from "../contract";
import { runBulk } from "../jobs";
import { adoptArm } from "../operations/adopt-arm";
import { applyVersion } from "../operations/apply-version";
import { changeExperiment } from "../operations/change-experiment";
import { getExperiment } from "../operations/get-experiment";
import { getGeneration } from "../operations/get-generation";
import { listTemplates } from "../operations/list-templates";
import { rateText } from "../operations/rate-text";
import { saveTemplate } from "../operations/save-template";
import { saveVersion } from "../operations/save-version";
import { startBulk } from "../operations/start-bulk";
import { startExperiment } from "../operations/start-experiment";
import { undoApply } from "../operations/undo-apply";
import { generations, generationVersions } from "../schema";
import { armOfTurn } from "./turns";

const service = "product-description";
const linen = "<p>Linen shirt with a camp collar.</p>";

/** A store in which two versions of a template are tested against each other. */
async function tested(input: object = {}) {
  const writer = await createWriter({ points: 1_000 });
  const { call, store } = writer;
  const [productId = ""] = await writer.addShirts(linen);
  const save = (template: object) =>
    call<PromptTemplate>(saveTemplate, { service, name: "Short", text: "Two sentences.", ...template });
  const { id: templateId } = await save({});
  await save({ id: templateId, text: "Three sentences." });
  const arms = [1, 2].map((templateVersion) => ({ templateId, templateVersion }));
  const start = (more: object = {}) =>
    call<Experiment>(startExperiment, { service, name: "Length", arms, ...input, ...more });
  const experiment = await start();
  const write = (more: object = {}) => writer.write({ productId, ...more });
  const armOf = async (id: string) => {
    const [row] = await withWorkspace(store.workspace.id, (tx) =>
      tx.select({ arm: generations.armId }).from(generations).where(eq(generations.id, id)),
    );
    return experiment.arms.findIndex((arm) => arm.id === row?.arm);
  };
  /** Makes texts older, as if they had been written so many hours earlier. */
  const age = (hours: number, ids?: string[]) =>
    withWorkspace(store.workspace.id, (tx) =>
      tx
        .update(generations)
        .set({
          createdAt: sql`created_at - make_interval(hours => ${hours})`,
          appliedAt: sql`applied_at - make_interval(hours => ${hours})`,
        })
        .where(ids && inArray(generations.id, ids as Id<"generation">[])),
    );
  /** Writes down texts of an arm that are two days old, without a writer: so many, of which so many were applied. */
  const written = (arm: number, count: number, applied: number) =>
    withWorkspace(store.workspace.id, async (tx) => {
      const created = new Date(Date.now() - 48 * 60 * 60_000);
      const rows = await tx
        .insert(generations)
        .values(
          Array.from({ length: count }, (_, i) => ({
            workspaceId: store.workspace.id,
            service,
            options: { locale: "en" as const, tone: "neutral" as const, length: "medium" as const },
            status: "done" as const,
            points: 2,
            armId: experiment.arms[arm]?.id,
            createdAt: created,
            // Spread evenly, as they come in life.
            ...(((i + 1) * applied) % count < applied && { appliedVersion: 1, appliedAt: created }),
          })),
        )
        .returning({ id: generations.id });
      await tx.insert(generationVersions).values(
        rows.map(({ id }) => ({
          workspaceId: store.workspace.id,
          generationId: id,
          number: 1,
          text: "Soft.",
          source: "ai" as const,
        })),
      );
    });
  const detail = () => call<ExperimentDetail>(getExperiment, { id: experiment.id });
  return {
    ...writer,
    productId,
    templateId,
    experiment,
    arms,
    start,
    save,
    write,
    armOf,
    age,
    written,
    detail,
  };
}

describe("turns", () => {
  it("go round: after each round every arm has had as many, in the same order for the same seed", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 4 }), fc.nat(20), (seed, arms, rounds) => {
        const turns = Array.from({ length: rounds * arms }, (_, turn) => armOfTurn(seed, turn, arms));
        for (let arm = 0; arm < arms; arm++) {
          expect(turns.filter((one) => one === arm)).toHaveLength(rounds);
        }
        expect(turns).toEqual(turns.map((_, turn) => armOfTurn(seed, turn, arms)));
      }),
    );
  });

  it("are taken by new texts that name no template, and by no others", async () => {
    const { write, armOf, templateId } = await tested();
    const texts = [];
    for (let i = 0; i < 4; i++) texts.push(await write());
    const arms = await Promise.all(texts.map(({ generationId }) => armOf(generationId)));
    expect(arms.toSorted()).toEqual([0, 0, 1, 1]);
    for (const [i, { version }] of texts.entries()) {
      expect(version.template).toEqual({ id: templateId, version: (arms[i] ?? 0) + 1 });
    }
    const chosen = await write({ options: { locale: "en", templateId } });
    expect(await armOf(chosen.generationId)).toBe(-1);
    const adapted = await write({ options: { locale: "fa", adapt: "translate" } });
    expect(await armOf(adapted.generationId)).toBe(-1);
  });

  it("are kept by a text that is written again", async () => {
    const { write, armOf } = await tested();
    const { generationId, version } = await write();
    const again = await write({ generationId });
    expect(again.version.template).toEqual(version.template);
    expect(await armOf(generationId)).toBeGreaterThanOrEqual(0);
  });

  it("are taken by the texts of a run over many products, evenly", async () => {
    const { call, addShirts, detail } = await tested();
    const ids = await addShirts(...Array.from({ length: 6 }, () => linen));
    await startEngine([runBulk]);
    await call<BulkRun>(startBulk, { service, selection: { ids }, options: { locale: "en" } });
    await ended(runBulk);
    expect((await detail()).results.map(({ texts }) => texts)).toEqual([3, 3]);
  });

  it("rest while the test is paused, and end with it", async () => {
    const { call, experiment, write, armOf } = await tested();
    const move = (action: string) => call(changeExperiment, { id: experiment.id, action });
    await move("pause");
    expect(await armOf((await write()).generationId)).toBe(-1);
    await move("resume");
    expect(await armOf((await write()).generationId)).toBeGreaterThanOrEqual(0);
    await move("end");
    expect(await armOf((await write()).generationId)).toBe(-1);
    await expect(move("resume")).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});

describe("a test", () => {
  it("is one of its service, of templates of that service, each once", async () => {
    const { start, save, arms } = await tested();
    await expect(start()).rejects.toMatchObject({ code: "CONFLICT" });
    const { id } = await save({ service: "social-post" });
    const other = { templateId: id, templateVersion: 1 };
    await expect(start({ arms: [arms[0], arms[0]] })).rejects.toMatchObject({ code: "BAD_INPUT" });
    await expect(start({ arms: [arms[0], other] })).rejects.toMatchObject({ code: "BAD_INPUT" });
    await expect(start({ arms: [arms[0], { ...other, templateVersion: 9 }] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is decided by what its texts can become: a post is never put on a product", async () => {
    const { start, save } = await tested();
    const { id: templateId } = await save({ service: "social-post" });
    await save({ id: templateId, service: "social-post", text: "With a question." });
    const arms = [1, 2].map((templateVersion) => ({ templateId, templateVersion }));
    const posts = { service: "social-post", arms };
    await expect(start({ ...posts, metric: "applied" })).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect(await start({ ...posts, metric: "liked" })).toMatchObject({ status: "running" });
  });

  it("counts a text a day after it was written, as it stands then", async () => {
    const { call, write, age, detail } = await tested();
    const [first, second] = [await write(), await write()];
    await call(applyVersion, { id: first.generationId, version: 1 });
    await call(applyVersion, { id: second.generationId, version: 1 });
    const counted = async () => (await detail()).results.map((arm) => [arm.counted, arm.rate]);
    expect(await counted()).toEqual([
      [0, null],
      [0, null],
    ]);
    // Taken off again on the same day: it was not kept.
    await call(undoApply, { id: second.generationId });
    await age(25);
    expect((await counted()).toSorted()).toEqual([
      [1, 0],
      [1, 1],
    ]);
    // What happens later changes nothing of what was counted.
    await call(undoApply, { id: first.generationId });
    await call(applyVersion, { id: second.generationId, version: 1 });
    expect((await counted()).toSorted()).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it("tells what became of the texts: kept, changed, written again, rated", async () => {
    const { call, write, detail } = await tested();
    const { generationId: id, version } = await write();
    await write({ generationId: id });
    await call(saveVersion, { id, text: `${version.text} And more.` });
    await call(rateText, { id, version: 1, value: "up" });
    const results = (await detail()).results;
    const arm = results.find(({ texts }) => texts === 1);
    expect(arm).toMatchObject({ again: 1, edited: 1, applied: 0, asIs: 0, up: 1, down: 0 });
    expect(arm?.editShare).toBeGreaterThan(0);
    expect(arm?.editShare).toBeLessThan(1);
  });

  it("is not decided by few texts, however clear, nor by many that do equally well", async () => {
    const clear = await tested({ minimum: 200 });
    await clear.written(0, 150, 15);
    await clear.written(1, 150, 120);
    const few = await clear.detail();
    expect(few.winner).toBeNull();
    expect(few.results[1]?.difference).toMatchObject({ pairs: 150, verdict: null });
    const equal = await tested({ minimum: 50 });
    await equal.written(0, 300, 120);
    await equal.written(1, 300, 120);
    expect((await equal.detail()).winner).toBeNull();
  });

  it("is decided when the difference is shown, and its winner becomes what new texts begin with", async () => {
    const { call, written, detail, experiment, templateId, save, write } = await tested();
    await written(0, 300, 60);
    await written(1, 300, 150);
    const { winner, results } = await detail();
    expect(winner).toBe(experiment.arms[1]?.id);
    expect(results[1]?.difference).toMatchObject({ verdict: "better", pairs: 300 });
    expect(results[1]?.difference?.low).toBeGreaterThan(0);
    // The template was changed since: what won comes back as its newest version.
    await save({ id: templateId, text: "Four sentences." });
    await call(adoptArm, { id: experiment.id, armId: winner });
    const { items } = await call<{ items: PromptTemplate[] }>(listTemplates, {});
    expect(items[0]).toMatchObject({
      isDefault: true,
      versions: [{ number: 4, text: "Three sentences." }, {}, {}, {}],
    });
    expect(await detail()).toMatchObject({
      status: "ended",
      history: [{ action: "adopt", name: "Test Person", armId: winner }, { action: "start" }],
    });
    expect((await write()).version.template).toBeNull();
  });
});

describe("a rating", () => {
  it("is one of a person for a version, changed and taken back", async () => {
    const { call, write } = await tested();
    const { generationId: id } = await write();
    const rated = async (input: object) =>
      (await call<{ ratings: VersionRating[] }>(rateText, { id, version: 1, ...input })).ratings;
    expect(await rated({ value: "up" })).toEqual([
      { version: 1, up: 1, down: 0, mine: { value: "up", reason: null } },
    ]);
    await rated({ value: "down", reason: "Too long" });
    const { ratings } = await call<GenerationDetail>(getGeneration, { id });
    expect(ratings).toEqual([{ version: 1, up: 0, down: 1, mine: { value: "down", reason: "Too long" } }]);
    expect(await rated({ value: null })).toEqual([]);
    await expect(rated({ version: 2, value: "up" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("decides a test of what people like", async () => {
    const { call, write, detail } = await tested({ metric: "liked" });
    for (const value of ["up", "down", "up", null]) {
      const { generationId: id } = await write();
      if (value) await call(rateText, { id, version: 1, value });
    }
    const { results } = await detail();
    expect(results.map(({ counted }) => counted).reduce((a, b) => a + b)).toBe(3);
    expect(results[1]?.difference?.pairs).toBe(1);
  });
});
