import { desc, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { savePrice } from "@/server/modules/ai/operations/save-price";
import { saveRoute } from "@/server/modules/ai/operations/save-route";
import { setProviderKey } from "@/server/modules/ai/operations/set-provider-key";
import { modelHealth } from "@/server/modules/ai/resilience/health";
import { aiAttempts, aiRoutes, aiUsage } from "@/server/modules/ai/schema";
import { picture } from "@/server/modules/media/testing/composites";
import { execute } from "@/server/operations/execute";
import { resetEnv } from "@/server/platform/env";
import { idOf } from "@/server/platform/ids";
import { type PictureAnswer, startPictureStub } from "@/server/testing/picture-stub";
import { createPerson } from "@/server/testing/store";
import type { PictureMaker, RenderingDetail } from "../contract";
import { applyRendering } from "../operations/apply-rendering";
import { enhancePicture } from "../operations/enhance-picture";
import { generatePicture } from "../operations/generate-picture";
import { getPictureMaker } from "../operations/get-picture-maker";
import { listRenderings } from "../operations/list-renderings";
import { pictureShop } from "../testing/picture-shop";
import { renderings } from "./schema";

type Stub = Awaited<ReturnType<typeof startPictureStub>>;

let stub: Stub;
let drawn: Buffer;
let secretive: Buffer;
const usual = (): PictureAnswer => ({ kind: "picture", content: secretive, input: 40, output: 1_290 });

beforeAll(async () => {
  drawn = await picture(96, 64, `<rect width="96" height="64" fill="#2f8f5b"/>`);
  secretive = await sharp(drawn)
    .withExif({ IFD0: { Copyright: "secret place" } })
    .jpeg()
    .toBuffer();
  stub = await startPictureStub(usual);
});
afterAll(() => stub.stop());

/** The keys of the installation; those that are left out are not there. */
function keys(given: { google?: boolean; openai?: boolean; compatible?: boolean }) {
  vi.stubEnv("GOOGLE_API_KEY", given.google ? "g-key" : undefined);
  vi.stubEnv("GOOGLE_BASE_URL", `${stub.url}/v1beta`);
  vi.stubEnv("OPENAI_API_KEY", given.openai ? "o-key" : undefined);
  vi.stubEnv("OPENAI_BASE_URL", `${stub.url}/v1`);
  vi.stubEnv("OPENAI_COMPATIBLE_BASE_URL", given.compatible ? `${stub.url}/own` : undefined);
  vi.stubEnv("OPENAI_COMPATIBLE_IMAGE_MODEL", given.compatible ? "flux" : undefined);
  resetEnv();
}

beforeEach(() => {
  vi.unstubAllEnvs();
  stub.answer = usual;
  stub.asked.length = 0;
  modelHealth.forget();
  keys({ google: true, openai: true });
});

const google = { provider: "google", model: "gemini-2.5-flash-image", maxOutputTokens: 3000 };
const openai = { provider: "openai", model: "gpt-image-1.5", maxOutputTokens: 8000 };
const compatible = { provider: "compatible", model: null, maxOutputTokens: 8000 };

/** Changes the route of pictures, until the next test. */
async function setRoute(models: object[]) {
  const [current] = await withService((tx) =>
    tx.select().from(aiRoutes).where(eq(aiRoutes.task, "picture")).orderBy(desc(aiRoutes.version)).limit(1),
  );
  const admin = (await createPerson({ admin: true })).caller();
  const route = { task: "picture", points: 4, ceilingMicros: null, note: "For a test", models };
  await execute(saveRoute, admin, { ...route, basedOn: current?.version });
  changed = models !== usualRoute;
}
const usualRoute = [google, openai, compatible];
let changed = false;
afterEach(async () => {
  if (changed) await setRoute(usualRoute);
});

const wish = { prompt: "A green mug on a wooden table", style: "studio", shape: "landscape" } as const;
type Shop = Awaited<ReturnType<typeof pictureShop>>;
const generate = (store: Shop, more: object = {}) =>
  store.call<RenderingDetail>(generatePicture, { ...wish, ...more });
const usageOf = (store: Shop) => store.inStore((tx) => tx.select().from(aiUsage));

describe("a picture by a model", () => {
  it("is made, looked at, stripped, paid, priced, and goes on its product and into other services", async () => {
    const store = await pictureShop(20);
    const [productId] = await store.products([undefined]);
    const made = await generate(store, { productId });
    expect(made).toMatchObject({ service: "image-generation", status: "done", points: 4, source: null });
    expect(made.versions[0]).toMatchObject({
      provider: "google",
      model: "gemini-2.5-flash-image",
      options: wish,
      files: [{ label: "landscape", width: 96, height: 64, mediaType: "image/webp" }],
    });
    const [asked] = stub.asked;
    expect(asked?.path).toBe("/v1beta/models/gemini-2.5-flash-image:generateContent");
    expect(asked?.headers["x-goog-api-key"]).toBe("g-key");
    expect(asked?.body).toContain('"aspectRatio":"3:2"');
    for (const told of [wish.prompt, "Harbor mug 0", "in a studio"]) expect(asked?.body).toContain(told);
    const fileId = idOf("file").parse(made.versions[0]?.files[0]?.fileId);
    const kept = await store.content(fileId);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect(kept.includes("secret place")).toBe(false);

    expect(await store.points()).toEqual({ available: 16, held: 0 });
    // 40 x $0.30 + 1,290 x $30 a million
    expect(await usageOf(store)).toMatchObject([
      { task: "picture", images: 1, inputTokens: 40, outputTokens: 1_290, costMicros: 38_712, points: 4 },
    ]);
    await store.call(applyRendering, { id: made.id });
    const recipe = { background: "keep", format: "original", sharpen: "none" };
    await store.call(enhancePicture, { source: { fileId }, recipe });
    const again = await generate(store, { productId, renderingId: made.id });
    expect(again.versions.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("goes by a picture that is given, in the way of each provider", async () => {
    const store = await pictureShop(40);
    const fileId = await store.file(secretive);
    expect((await generate(store, { fileId })).source?.fileId).toBe(fileId);
    expect(stub.asked[0]?.body).toContain('"inlineData"');
    keys({ openai: true });
    await generate(store, { fileId });
    expect(stub.asked[1]?.path).toBe("/v1/images/edits");
    expect(stub.asked[1]?.headers["content-type"]).toContain("multipart/form-data");
    expect(stub.asked[1]?.headers.authorization).toBe("Bearer o-key");
    expect(stub.asked[1]?.body).not.toContain("secret place");
    await generate(store);
    expect(stub.asked[2]?.path).toBe("/v1/images/generations");
    expect(JSON.parse(stub.asked[2]?.body ?? "")).toMatchObject({
      size: "1536x1024",
      model: "gpt-image-1.5",
    });
    keys({ compatible: true });
    await generate(store);
    expect(stub.asked[3]?.path).toBe("/own/images/generations");
    expect(JSON.parse(stub.asked[3]?.body ?? "")).toMatchObject({ model: "flux" });
  });

  it("comes from the next when one fails, gives nothing or something that is no picture; each is noted", async () => {
    const store = await pictureShop(40);
    const broken: PictureAnswer[] = [
      { kind: "status", status: 503 },
      { kind: "none" },
      { kind: "picture", content: Buffer.from("<svg onload=alert(1)>"), input: 5, output: 5 },
    ];
    for (const answer of broken) {
      modelHealth.forget();
      stub.answer = ({ protocol }) => (protocol === "google" ? answer : usual());
      expect((await generate(store)).versions[0]?.provider).toBe("openai");
    }
    const attempts = await store.inStore((tx) => tx.select().from(aiAttempts).orderBy(aiAttempts.id));
    expect(attempts.map(({ provider, failure }) => failure ?? provider)).toEqual([
      "provider",
      "openai",
      "empty",
      "openai",
      "malformed",
      "openai",
    ]);
    // What could not be used has cost its tokens all the same.
    expect((await usageOf(store)).map(({ failedMicros }) => failedMicros).toSorted()).toEqual([0, 0, 152]);
    expect(await store.points()).toEqual({ available: 28, held: 0 });
  });

  it("that nobody makes costs nothing, and says why", async () => {
    const store = await pictureShop(10);
    stub.answer = () => ({ kind: "status", status: 429, headers: { "retry-after": "7" } });
    await expect(generate(store)).rejects.toMatchObject({
      code: "AI_UNAVAILABLE",
      params: { provider: "google", reason: "rateLimit" },
      retryAfter: 7,
    });
    expect(await store.points()).toEqual({ available: 10, held: 0 });
    const { items } = await store.call<{ items: RenderingDetail[] }>(listRenderings, {});
    expect(items).toMatchObject([{ status: "failed", errorCode: "AI_UNAVAILABLE", previewUrl: null }]);
    const poor = await pictureShop(3);
    stub.asked.length = 0;
    modelHealth.forget();
    await expect(generate(poor)).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS" });
    expect(await poor.inStore((tx) => tx.$count(renderings))).toBe(0);
    expect(stub.asked).toHaveLength(0);
  });

  it("of a model that is too slow is left to the next", async () => {
    const store = await pictureShop(10);
    await setRoute([{ ...google, firstTokenMs: 1000 }, openai]);
    await expect(setRoute([{ ...openai, provider: "groq" }])).rejects.toMatchObject({
      code: "BAD_INPUT",
      fields: [{ path: "models.0.provider", code: "noPictures" }],
    });
    stub.answer = ({ protocol }) => (protocol === "google" ? { kind: "silent" } : usual());
    expect((await generate(store)).versions[0]?.provider).toBe("openai");
  });

  it("is priced by the picture where a provider is paid so, whether it tells tokens or not", async () => {
    const store = await pictureShop(20);
    const admin = (await createPerson({ admin: true })).caller();
    const price = { inputMicros: 0, outputMicros: 0, cachedInputMicros: null, reasoningMicros: null };
    const flux = { provider: "compatible", model: "flux", ...price, imageMicros: 25_000 };
    await execute(savePrice, admin, { ...flux, note: "By the picture", basedOn: 0 });
    keys({ compatible: true });
    stub.answer = () => ({ kind: "picture", content: drawn });
    await generate(store);
    expect(await usageOf(store)).toMatchObject([{ images: 1, inputTokens: null, costMicros: 25_000 }]);
  });
});

describe("who would make a picture", () => {
  const maker = (store: Shop) => store.call<z.output<typeof PictureMaker>>(getPictureMaker, {});

  it("is told with its price; without a key that is said, and nobody is asked", async () => {
    const store = await pictureShop(10);
    keys({ compatible: true });
    expect(await maker(store)).toMatchObject({ points: 4, maker: { provider: "compatible", model: "flux" } });
    keys({});
    expect(await maker(store)).toEqual({ points: 4, maker: null, reason: "missing" });
    await expect(generate(store)).rejects.toMatchObject({ params: { reason: "missing" } });
    expect(stub.asked).toHaveLength(0);
  });

  it("with a key of the store's own takes no points", async () => {
    keys({});
    const store = await pictureShop(10);
    await store.call(setProviderKey, { provider: "google", key: "own-key-of-the-store" });
    // The process hears of the key in a moment.
    await vi.waitFor(async () =>
      expect(await maker(store)).toMatchObject({ points: 0, maker: { provider: "google" } }),
    );
    expect((await generate(store)).points).toBe(0);
    expect(stub.asked[0]?.headers["x-goog-api-key"]).toBe("own-key-of-the-store");
    expect(await store.points()).toEqual({ available: 10, held: 0 });
    const rows = await withWorkspace(store.workspace.id, (tx) => tx.select().from(aiUsage));
    expect(rows).toMatchObject([{ ownKey: true, points: 0, images: 1 }]);
  });
});
