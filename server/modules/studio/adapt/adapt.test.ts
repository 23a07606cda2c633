import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { readBalance } from "@/server/modules/wallet";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import type { Answer } from "@/server/testing/provider-stub";
import { stubProvider } from "@/server/testing/stub-provider";
import { createWriter } from "@/server/testing/studio";
import type { BulkItem, BulkRun, GenerationDetail, PromptTemplate } from "../contract";
import { runBulk } from "../jobs";
import { getBulk } from "../operations/get-bulk";
import { getGeneration } from "../operations/get-generation";
import { saveTemplate } from "../operations/save-template";
import { saveVersion } from "../operations/save-version";
import { startBulk } from "../operations/start-bulk";

const service = "product-description";
const says = (text: string): Answer => ({ kind: "text", chunks: [text], input: 10, output: 5 });
const provider = stubProvider(says("Soft linen."));
const linen = "<p>Linen shirt with a camp collar.</p>";

/** What the model was told last: the rules, and what it was to write about. */
function told() {
  const messages = provider.stub().received.at(-1)?.body.messages as { role: string; content: string }[];
  const of = (role: string) => messages.find((message) => message.role === role)?.content ?? "";
  return { rules: of("system"), data: /<data-[\s\S]*<\/data-/.exec(of("user"))?.[0] ?? "", user: of("user") };
}

/** A store with a shirt, and an English text about it. */
async function withText() {
  const writer = await createWriter();
  const [productId = "", other = ""] = await writer.addShirts(linen, linen);
  const { generationId } = await writer.write({ productId });
  const detail = (id: string) => writer.call<GenerationDetail>(getGeneration, { id });
  const adapt = (input: Record<string, unknown> = {}, source = { id: generationId, version: 1 }) =>
    writer.write({ productId, source, options: { locale: "fa", adapt: "translate" }, ...input });
  const available = () =>
    withWorkspace(writer.store.workspace.id, async (tx) => (await readBalance(tx)).available);
  return { ...writer, productId, other, generationId, detail, adapt, available };
}

describe("a text in another language", () => {
  it("is made of the version that was meant, and the two name each other", async () => {
    const text = await withText();
    await text.call(saveVersion, { id: text.generationId, text: "Airy linen from the harbor." });
    provider.stub().answer = says("کتان خنک از بندر.");
    const made = await text.adapt({}, { id: text.generationId, version: 2 });
    const { rules, data, user } = told();
    expect(rules).toContain("Persian");
    expect(data).toContain("Airy linen from the harbor.");
    expect(rules).not.toContain("Airy linen");
    expect(user).toContain("Translate it faithfully");
    expect(made.version.text).toBe("کتان خنک از بندر.");
    expect(await text.detail(made.generationId)).toMatchObject({
      options: { locale: "fa", adapt: "translate" },
      source: { id: text.generationId, version: 2, locale: "en" },
    });
    expect((await text.detail(text.generationId)).adaptations).toEqual([
      { id: made.generationId, version: 2, options: { locale: "fa", adapt: "translate" }, status: "done" },
    ]);
    expect((await text.detail(text.generationId)).versions).toHaveLength(2);
  });

  it("stays what it is when it is written again, and asks for what people there would say when it is localised", async () => {
    const text = await withText();
    const options = { locale: "ja", adapt: "localise" };
    const { generationId } = await text.adapt({ options });
    await text.write({ productId: text.productId, generationId, options });
    expect(told().data).toContain("Soft linen.");
    expect(told().user).toContain("Localise it");
    expect(await text.detail(generationId)).toMatchObject({ source: { version: 1 }, versions: [{}, {}] });
  });

  it("is compared with the product's facts as any other", async () => {
    const text = await withText();
    provider.stub().answer = says("100 % Seide, 25 cm, aus Merinowolle.");
    const { version } = await text.adapt({ options: { locale: "ru", adapt: "translate" } });
    expect(version.findings.map(({ kind }) => kind)).toContain("unit");
  });

  it("keeps the labels of its lines readable: a page title stays one", async () => {
    const writer = await createWriter();
    const [productId = ""] = await writer.addShirts(linen);
    provider.stub().answer = says("Title: Linen shirt\nMeta description: Airy linen.");
    const { generationId } = await writer.write({ productId, service: "seo-optimizer" });
    await writer.write({
      productId,
      service: "seo-optimizer",
      source: { id: generationId, version: 1 },
      options: { locale: "ru", adapt: "translate" },
    });
    expect(told().user).toContain("Заголовок страницы (at most 60 characters), Метаописание");
  });

  it("is written anew from the facts where no provider is, and says who wrote it", async () => {
    const text = await withText();
    provider.withoutKeys();
    const { version, generationId } = await text.adapt();
    expect(version).toMatchObject({ offline: true, findings: [] });
    expect(version.text).toMatch(/\p{Script=Arabic}/u);
    expect(version.text).not.toContain("Soft linen");
    expect(await text.detail(generationId)).toMatchObject({ options: { adapt: "translate" }, source: {} });
  });

  it("is refused where there is nothing to say in it, before anything is paid", async () => {
    const text = await withText();
    const before = await text.available();
    const asked = provider.stub().received.length;
    const source = { id: text.generationId, version: 1 };
    for (const [input, code] of [
      [{ options: { locale: "en", adapt: "translate" } }, "NOTHING_TO_TRANSLATE"],
      [{ options: { locale: "fa" } }, "BAD_INPUT"],
      [{ productId: text.other }, "NOT_FOUND"],
      [{ service: "social-post" }, "NOT_FOUND"],
      [{ source: { ...source, version: 7 } }, "NOT_FOUND"],
      [{ service: "social-post", source: undefined }, "BAD_INPUT"],
    ] as const) {
      await expect(text.adapt(input)).rejects.toMatchObject({ code });
    }
    expect(await text.available()).toBe(before);
    expect(provider.stub().received).toHaveLength(asked);
  });
});

describe("the descriptions of many products", () => {
  it("are translated where there are any; the others cost nothing and say why", async () => {
    const { call, addShirts, store } = await createWriter({ points: 20 });
    const ids = await addShirts(linen, "", "<p>Рубашка из льна с отложным воротником.</p>");
    await startEngine([runBulk]);
    const { id } = await call<BulkRun>(startBulk, {
      service,
      selection: { ids },
      options: { locale: "ru", adapt: "translate" },
    });
    await ended(runBulk);
    const { items } = await call<{ items: BulkItem[] }>(getBulk, { id });
    expect(items.map(({ status, errorCode }) => errorCode ?? status)).toEqual([
      "done",
      "NOTHING_TO_TRANSLATE",
      "NOTHING_TO_TRANSLATE",
    ]);
    expect(told().data).toContain("camp collar");
    const { available, held } = await withWorkspace(store.workspace.id, (tx) => readBalance(tx));
    expect({ available, held }).toEqual({ available: 18, held: 0 });
  });
});

describe("the version of a template", () => {
  it("stands at each text that was written by it, and not at one that somebody wrote over", async () => {
    const { call, addShirts, write } = await createWriter();
    const [productId = ""] = await addShirts(linen);
    const save = (input: object) =>
      call<PromptTemplate>(saveTemplate, { service, name: "Short", text: "Two sentences.", ...input });
    const { id: templateId } = await save({});
    const options = { locale: "en", templateId };
    const { generationId, version } = await write({ productId, options });
    expect(version.template).toEqual({ id: templateId, version: 1 });
    await save({ id: templateId, text: "Three sentences." });
    await write({ productId, generationId, options });
    await call(saveVersion, { id: generationId, text: "My own." });
    const detail = await call<GenerationDetail>(getGeneration, { id: generationId });
    expect(detail.versions.map(({ template }) => template?.version)).toEqual([1, 2, undefined]);
    expect(detail.templates).toEqual([{ id: templateId, name: "Short" }]);
  });

  it("is the same for a whole run, though somebody changes the template meanwhile", async () => {
    const { call, addShirts } = await createWriter();
    const ids = await addShirts(linen, linen);
    const template = { service, name: "Short", text: "Two sentences." };
    const { id: templateId } = await call<PromptTemplate>(saveTemplate, template);
    const { id } = await call<BulkRun>(startBulk, {
      service,
      selection: { ids },
      options: { locale: "en", templateId },
    });
    await call(saveTemplate, { ...template, id: templateId, text: "Three sentences." });
    await startEngine([runBulk]);
    await ended(runBulk);
    const { items } = await call<{ items: BulkItem[] }>(getBulk, { id });
    const details = await Promise.all(
      items.map(({ generationId }) => call<GenerationDetail>(getGeneration, { id: generationId })),
    );
    expect(details.map(({ versions }) => versions[0]?.template?.version)).toEqual([1, 1]);
    expect(told().user).toContain("Two sentences.");
  });
});
