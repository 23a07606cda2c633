import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { withService } from "@/server/db/service";
import { auditLog } from "@/server/modules/audit/schema";
import { execute } from "@/server/operations/execute";
import { Crew } from "@/server/testing/jobs/crew";
import { createPerson, createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { CallFailure } from "../failure";
import { getPolicy } from "../operations/get-policy";
import { listModels } from "../operations/list-models";
import { listRouteVersions } from "../operations/list-route-versions";
import { rollbackRoute } from "../operations/rollback-route";
import { saveRoute } from "../operations/save-route";
import { tryRoute } from "../operations/try-route";
import { RouteTask, type Task } from "../prompts/tasks";
import { modelHealth } from "../resilience/health";
import { aiRoutes } from "../schema";
import { changesBetween } from "./changes";
import type { RouteDraft, RoutingPolicy } from "./contract";
import { currentPolicy, loadPolicy } from "./current-policy";

const provider = stubProvider({ kind: "text", chunks: ["A title."], input: 1, output: 1 });
let admin: Awaited<ReturnType<typeof createPerson>>;
let other: Awaited<ReturnType<typeof createPerson>>;

beforeAll(async () => {
  [admin, other] = [await createPerson({ admin: true }), await createPerson({ admin: true })];
});

type Out<O extends { output: z.ZodType }> = Promise<z.output<O["output"]>>;
const policy = () => execute(getPolicy, admin.caller(), {}) as Promise<RoutingPolicy>;
const route = async (task: Task) => {
  const found = (await policy()).routes.find((one) => one.task === task);
  if (!found) throw new Error(`no route for ${task}`);
  return found;
};
const versions = async (task: Task) =>
  (await (execute(listRouteVersions, admin.caller(), { task }) as Out<typeof listRouteVersions>)).items;
const save = (input: object, by = admin) => execute(saveRoute, by.caller(), input) as Out<typeof saveRoute>;

const models: RouteDraft["models"] = [
  { provider: "groq", model: "llama-4", maxOutputTokens: 500, temperature: 0.2 },
  { provider: "offline", model: "writer-1", fallback: true },
];
const draft = { points: 3, ceilingMicros: null, models };
const edit = async (task: Task, more: object = {}) => ({
  task,
  ...draft,
  note: "Cheaper",
  basedOn: (await route(task)).version,
  ...more,
});

beforeEach(() => {
  provider.stub().models = ["llama-4", "openai/gpt-oss-120b"];
});

describe("a route", () => {
  it("of a new installation is there for every task, with who has a key", async () => {
    const { routes, providers, plans } = await policy();
    expect(routes.map(({ task, version, setBy }) => `${task} ${version} ${setBy}`)).toEqual(
      RouteTask.options.map((task) => `${task} 1 default`),
    );
    expect(providers.filter(({ hasKey }) => hasKey).map((one) => one.provider)).toEqual(["groq", "offline"]);
    expect(plans).toContain("free");
  });

  it("of a task that came with a later release is entered beside what an older installation has", async () => {
    await withService((tx) => tx.delete(aiRoutes).where(eq(aiRoutes.task, "page_reading")));
    const before = await route("chatbot");
    const { routes } = await withService(loadPolicy);
    expect(routes.get("page_reading")).toMatchObject({ version: 1, points: 1, setBy: "default" });
    expect(routes.get("chatbot")?.version).toBe(before.version);
  });

  it("is changed as a new version, with who, why and what; it counts at once in this process", async () => {
    const before = await route("chatbot");
    const saved = await save(await edit("chatbot"));
    expect(saved).toMatchObject({ version: 2, note: "Cheaper", setBy: admin.user.id, warnings: [] });
    const [now, first] = await versions("chatbot");
    expect(now?.models).toEqual(models);
    expect(now?.changes).toEqual(changesBetween(before, draft));
    expect(now?.changes).toContainEqual({
      kind: "removed",
      model: { provider: "google", model: "gemini-3.1-flash-lite" },
      field: null,
      before: "2",
      after: null,
    });
    expect(first).toMatchObject({ version: 1, setBy: "default", changes: [] });
    await expect.poll(async () => (await currentPolicy()).routes.get("chatbot")?.version).toBe(2);
    const [deed] = await withService((tx) => tx.select().from(auditLog)).then((rows) =>
      rows.filter((row) => row.target === "chatbot 2"),
    );
    expect(deed).toMatchObject({ action: "ai.routeChanged", details: { note: "Cheaper" } });
  });

  it.each<[string, object, string]>([
    ["no models", { models: [] }, "models"],
    ["no reason", { note: "  " }, "note"],
    [
      "a model without a name",
      { models: [{ provider: "groq", model: null, maxOutputTokens: 99 }] },
      "models.0.model",
    ],
    [
      "a call without a bound",
      { models: [{ provider: "groq", model: "llama-4" }] },
      "models.0.maxOutputTokens",
    ],
    ["a temperature of 3", { models: [{ ...models[0], temperature: 3 }] }, "models.0.temperature"],
    ["a field that nobody knows", { models: [{ ...models[0], top: 1 }] }, "models.0.top"],
    [
      "a length upside down",
      { models: [{ ...models[0], when: { minCharacters: 9, maxCharacters: 8 } }] },
      "models.0.when.maxCharacters",
    ],
    ["a ceiling of nothing", { ceilingMicros: 0 }, "ceilingMicros"],
    [
      "a model that its provider does not have",
      { models: [models[1], { ...models[0], model: "gpt-9" }] },
      "models.1.model",
    ],
  ])("stays as it is after an edit with %s", async (_what, more, path) => {
    const before = await route("seo_basic");
    await expect(save(await edit("seo_basic", more))).rejects.toMatchObject({
      code: "BAD_INPUT",
      fields: expect.arrayContaining([expect.objectContaining({ path })]),
    });
    expect(await route("seo_basic")).toEqual(before);
  });

  it("may name models that nobody can be asked for: that is said, and not refused", async () => {
    provider.setEnv({ GOOGLE_API_KEY: "key", GOOGLE_BASE_URL: `${provider.stub().url}/nowhere` });
    const wide = [...models, { provider: "google", model: "gemini-9", maxOutputTokens: 99 }];
    const further = [...wide, { provider: "anthropic", model: "claude-9", maxOutputTokens: 99 }];
    const { warnings } = await save(await edit("ads_copy", { models: further }));
    expect(warnings).toEqual([
      { provider: "google", reason: "unreachable" },
      { provider: "anthropic", reason: "noKey" },
    ]);
  });

  it.each([
    ["google", "GOOGLE", "/v1beta"],
    ["anthropic", "ANTHROPIC", "/v1"],
    ["openai", "OPENAI", "/v1"],
  ])("is checked against what %s lists", async (name, variable, path) => {
    provider.setEnv({
      [`${variable}_API_KEY`]: "key",
      [`${variable}_BASE_URL`]: `${provider.stub().url}${path}`,
    });
    const ask = execute(listModels, admin.caller(), { provider: name }) as Out<typeof listModels>;
    expect((await ask).models).toEqual(["llama-4", "openai/gpt-oss-120b"]);
  });

  it("that another has changed in between is not overwritten", async () => {
    const [mine, theirs] = [await edit("seo_advanced"), await edit("seo_advanced", { points: 9 })];
    await save(theirs, other);
    await expect(save(mine)).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await route("seo_advanced")).toMatchObject({ points: 9, setBy: other.user.id });
  });

  it("edited by ten at once is changed by one", async () => {
    const input = await edit("reviews_analysis");
    const ends = await Promise.allSettled(Array.from({ length: 10 }, () => save(input)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await versions("reviews_analysis")).toHaveLength(2);
  });

  it("goes back to an earlier version as a new one", async () => {
    const first = await route("strategic_analysis");
    await save(await edit("strategic_analysis"));
    const { items } = await (execute(rollbackRoute, admin.caller(), {
      task: "strategic_analysis",
      version: 1,
    }) as Out<typeof rollbackRoute>);
    expect(items[0]).toMatchObject({
      version: 3,
      restoredFrom: 1,
      note: "",
      points: first.points,
      models: first.models,
    });
    expect(items[0]?.changes.length).toBeGreaterThan(0);
    await expect(
      execute(rollbackRoute, admin.caller(), { task: "strategic_analysis", version: 99 }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is an admin's to see and to change", async () => {
    const store = await createStore();
    for (const [operation, input] of [
      [getPolicy, {}],
      [saveRoute, await edit("chatbot")],
      [tryRoute, { task: "chatbot" }],
    ] as const) {
      await expect(execute(operation, store.caller(), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("a dry run", () => {
  const trial = (input: object) => execute(tryRoute, admin.caller(), input) as Out<typeof tryRoute>;

  it("tells who would be asked for a request, and why the others would not; it asks nobody", async () => {
    const before = provider.stub().received.length;
    const told = await trial({
      task: "product_description",
      draft: {
        ...draft,
        models: [
          { provider: "openai", model: "gpt", maxOutputTokens: 99 },
          { ...models[0], when: { plans: ["pro"] } },
          { ...models[0], model: "openai/gpt-oss-120b" },
          models[1],
        ],
      },
    });
    expect(told).toEqual({
      version: null,
      points: 3,
      asked: [
        // 1,500 tokens in at $0.15 and 500 out at $0.60 a million
        { position: 3, provider: "groq", model: "openai/gpt-oss-120b", mostMicros: 525 },
        { position: 4, provider: "offline", model: "writer-1", mostMicros: 0 },
      ],
      skipped: [
        { position: 1, provider: "openai", model: "gpt", reason: "noKey", until: null },
        { position: 2, provider: "groq", model: "llama-4", reason: "plan", until: null },
      ],
    });
    expect(provider.stub().received).toHaveLength(before);
  });

  it("knows who is left alone now", async () => {
    modelHealth.enter("groq openai/gpt-oss-120b")?.(new CallFailure("rateLimit", { retryAfter: 60 }));
    const told = await trial({ task: "product_description", locale: "fa", characters: 5 });
    expect(told.asked).toEqual([]);
    expect(told.skipped[0]).toMatchObject({ provider: "groq", reason: "resting" });
    expect(told.skipped[0]?.until).toMatch(/Z$/);
  });
});

describe("another process", () => {
  let crew: Crew;
  let reader: ChildProcess;
  beforeAll(async () => {
    crew = await Crew.gather({ entry: "server/testing/jobs/policy-worker.ts", spares: 1 });
    reader = await crew.begin();
  });
  afterAll(() => crew.dismiss());

  it("works with a new version as soon as it is made", async () => {
    const seen = async () => {
      const answer = once(reader, "message");
      reader.send("product_description");
      const [{ points }] = (await answer) as [{ points: number }];
      return points;
    };
    expect(await seen()).toBe(1);
    await save(await edit("product_description", { points: 7 }));
    await expect.poll(seen).toBe(7);
  });
});
