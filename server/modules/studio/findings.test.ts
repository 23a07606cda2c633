import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { execute } from "@/server/operations/execute";
import type { Answer } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { writeRound } from "./bulk-round";
import type { BulkItem, BulkRun, GenerationDetail, GenerationEvent, Version } from "./contract";
import { generate } from "./operations/generate";
import { getBulk } from "./operations/get-bulk";
import { getGeneration } from "./operations/get-generation";
import { saveVersion } from "./operations/save-version";
import { saveVoice } from "./operations/save-voice";
import { startBulk } from "./operations/start-bulk";

const says = (...chunks: string[]): Answer => ({ kind: "text", chunks, input: 10, output: 5 });
const provider = stubProvider(says("Airy linen. ", "The best shirt in cotton."));

async function storeWithShirts(count = 1) {
  const store = await createStore({ points: 100 });
  const ids = await withWorkspace(store.workspace.id, (tx) =>
    addProducts(
      tx,
      Array.from({ length: count }, (_, i) =>
        ProductInput.parse({
          title: `Harbor shirt ${i}`,
          descriptionHtml: "<p>Linen shirt, 72 cm long.</p>",
          variants: [{ price: 6400 }],
        }),
      ),
    ),
  );
  const call = async <T>(operation: Parameters<typeof execute>[0], input: unknown) =>
    (await execute(operation, store.caller(), input)) as T;
  const write = async (instruction?: string) => {
    const options = { locale: "en", ...(instruction && { instruction }) };
    const stream = await call<AsyncIterable<GenerationEvent>>(generate, {
      service: "product-description",
      productId: ids[0],
      options,
    });
    const events: GenerationEvent[] = [];
    for await (const event of stream) events.push(event);
    const done = events.at(-1);
    if (done?.type !== "done") throw new Error("the text was not finished");
    return { events, done };
  };
  return { store, ids, call, write };
}

const words = ({ text, findings }: Version) => findings.map(({ start, end }) => text.slice(start, end));

it("keeps with a text what its product's facts did not support, and sends the facts along to check what comes", async () => {
  const { call, write } = await storeWithShirts();
  const { events, done } = await write();
  expect(events[1]).toMatchObject({ type: "facts", locale: "en", facts: { title: "Harbor shirt 0" } });
  expect(words(done.version)).toEqual(["best", "cotton"]);
  expect(done.version.findings[1]).toMatchObject({ kind: "material", reason: "differs", known: "Linen" });

  const edited = await call<Version>(saveVersion, { id: done.generationId, text: "Airy linen, 80 cm long." });
  expect(words(edited)).toEqual(["80 cm"]);
  const detail = await call<GenerationDetail>(getGeneration, { id: done.generationId });
  expect(detail.facts).toMatchObject({ description: "Linen shirt, 72 cm long." });
  expect(detail.versions.map(words)).toEqual([["best", "cotton"], ["80 cm"]]);
});

it("takes what the merchant asked for as a fact, and words that the store avoids as findings", async () => {
  const { call, write } = await storeWithShirts();
  expect(words((await write("Say that it is cotton")).done.version)).toEqual(["best"]);
  await call(saveVoice, { banned: ["airy"] });
  const { done } = await write();
  expect(words(done.version)).toEqual(["Airy", "best", "cotton"]);
  expect(done.version.findings[0]).toMatchObject({ kind: "banned", reason: "banned" });
});

it("finds nothing in what the built-in writer says", async () => {
  provider.withoutKeys();
  const { write } = await storeWithShirts();
  expect((await write()).done.version.findings).toEqual([]);
});

it("lists the texts of a run that need a look", async () => {
  const { store, ids, call } = await storeWithShirts(3);
  let asked = 0;
  provider.stub().answer = () => {
    asked += 1;
    return says(asked === 2 ? "Made in Italy, waterproof linen." : "Airy linen.");
  };
  const { id } = await call<BulkRun>(startBulk, {
    service: "product-description",
    selection: { ids },
    options: { locale: "en" },
  });
  expect(await writeRound(store.workspace.id, id)).toBe("done");
  const read = (input: object) => call<{ items: BulkItem[]; needLook: number }>(getBulk, { id, ...input });
  const all = await read({});
  expect(all.needLook).toBe(1);
  expect(all.items.map(({ findings }) => findings).toSorted()).toEqual([0, 0, 2]);
  const { items } = await read({ needsLook: true });
  expect(items).toMatchObject([{ excerpt: "Made in Italy, waterproof linen.", findings: 2 }]);
  // Set right, it needs no look any more.
  await call(saveVersion, { id: items[0]?.generationId, text: "Airy linen." });
  expect(await read({ needsLook: true })).toMatchObject({ needLook: 0, items: [] });
});
