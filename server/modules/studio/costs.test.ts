import { expect, it, vi } from "vitest";
import type { z } from "zod";
import { setProviderKey } from "@/server/modules/ai/operations/set-provider-key";
import { stubProvider } from "@/server/testing/stub-provider";
import { createWriter } from "@/server/testing/studio";
import { listServices } from "./operations/list-services";
import { quoteBulk } from "./operations/quote-bulk";

stubProvider({ kind: "text", chunks: ["Soft linen."], input: 10, output: 5 });

it("a store with its own key is told that texts take no points, one by one and for many; pictures do as before", async () => {
  const { call, addShirts } = await createWriter();
  await addShirts("", "");
  const owned = async () =>
    (await call<z.output<typeof listServices.output>>(listServices, {})).items.flatMap(({ id, ownKey }) =>
      ownKey ? id : [],
    );
  const quote = async (service: string) =>
    (await call<{ points: number }>(quoteBulk, { service, selection: { filter: {} } })).points;
  expect(await owned()).toEqual([]);
  expect(await quote("product-description")).toBe(4);
  await call(setProviderKey, { provider: "groq", key: "gsk_the-stores-own-key" });
  // The change reaches the other processes, and this one, by way of the database.
  await vi.waitFor(async () => expect(await owned()).toContain("product-description"));
  expect(await owned()).not.toContain("image-enhancement");
  expect(await quote("product-description")).toBe(0);
  expect(await quote("image-enhancement")).toBe(6);
});
