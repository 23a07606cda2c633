import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { readBalance } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import type { Answer } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { exportAds } from "../operations/export-ads";
import { getAdSet } from "../operations/get-ad-set";
import { listAdSets } from "../operations/list-ad-sets";
import { saveAd } from "../operations/save-ad";
import { shortenAd } from "../operations/shorten-ad";
import { writeAd } from "../operations/write-ad";
import type { AdContent, AdOptions, AdSetSummary } from "./contract";
import { adLink } from "./links";
import type { AdNetwork } from "./networks";

const says = (value: unknown): Answer => ({
  kind: "text",
  chunks: [JSON.stringify(value)],
  input: 10,
  output: 5,
});
const xAd = { text: ["Soft cotton, made for long days."], headline: ["Ocean shirt"] };
const provider = stubProvider(says(xAd));

let store: Awaited<ReturnType<typeof createStore>>;
let productId: string;

beforeEach(async () => {
  store = await createStore();
  productId = await withWorkspace(store.workspace.id, async (tx) => {
    const input = ProductInput.parse({
      title: "Ocean Blue Shirt",
      descriptionHtml: "<p>Soft cotton shirt with long sleeves.</p>",
      variants: [{ price: 5_000 }],
    });
    const [id] = await addProducts(tx, [input]);
    if (!id) throw new Error("no product");
    return id;
  });
});

const order = (network: AdNetwork = "x", options: Partial<AdOptions> = {}) => ({
  productId,
  network,
  options: { networks: ["x", "google-search"], locale: "en", ...options },
});
type Written = {
  id: string;
  version: { number: number; content: AdContent; offline: boolean };
  available: number;
};
const write = (input: object, key?: string) =>
  execute(writeAd, store.caller({ idempotencyKey: key }), input) as Promise<Written>;
const available = () => withWorkspace(store.workspace.id, async (tx) => (await readBalance(tx)).available);
const run = <T>(operation: Parameters<typeof execute>[0], input: object) =>
  execute(operation, store.caller(), input) as Promise<T>;

describe("an ad", () => {
  it("is written field by field, paid, and kept as a version; the model is told the lengths", async () => {
    const arrival = provider.stub().next();
    const { id, version, available: left } = await write(order());
    expect(version).toMatchObject({ number: 1, content: xAd, offline: false });
    expect(left).toBe(48);
    const asked = JSON.stringify((await arrival).body);
    expect(asked).toContain("at most 280 characters each, Chinese");
    expect(asked).toContain("Get people to buy it now");
    const again = await write({ ...order(), id });
    expect(again).toMatchObject({ id, version: { number: 2 }, available: 46 });
    const { items } = await run<{ items: AdSetSummary[] }>(listAdSets, {});
    expect(items).toMatchObject([{ id, written: ["x"], excerpt: xAd.text[0], product: { id: productId } }]);
  });

  it("of each network is added to its set; a set takes no other product, language or network", async () => {
    const { id } = await write(order());
    provider.withoutKeys();
    await write({ ...order("google-search"), id });
    const { items } = await run<{ items: AdSetSummary[] }>(listAdSets, { network: "google-search" });
    expect(items).toMatchObject([{ id, written: ["x", "google-search"] }]);
    await expect(write({ ...order("x", { locale: "ja" }), id })).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    await expect(write(order("meta"))).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect(await available()).toBe(46);
  });

  it("that lacks a field is mended by its model, and costs nothing where it cannot be had", async () => {
    provider.stub().answer = says({ text: [] });
    await expect(write(order())).rejects.toMatchObject({ code: "AI_UNAVAILABLE" });
    expect(await available()).toBe(50);
    expect((await run<{ items: unknown[] }>(listAdSets, {})).items).toEqual([]);
  });

  it("keeps a text that is too long as it is: it is flagged, and not cut", async () => {
    const long = { ...xAd, headline: ["word ".repeat(30).trim()] };
    provider.stub().answer = says(long);
    expect((await write(order())).version.content).toEqual(long);
  });

  it("is written once for an Idempotency-Key", async () => {
    const first = await write(order(), "ad-1");
    expect(await write(order(), "ad-1")).toEqual(first);
    expect(await available()).toBe(48);
  });

  it("that is stopped costs nothing, and leaves no set", async () => {
    provider.stub().answer = { kind: "stall", chunk: "{" };
    const stop = new AbortController();
    const arrival = provider.stub().next();
    const stopped = execute(writeAd, store.caller({ signal: stop.signal }), order());
    const received = await arrival;
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: "CANCELLED" });
    await received.closed;
    expect(await available()).toBe(50);
    expect((await run<{ items: unknown[] }>(listAdSets, {})).items).toEqual([]);
  });

  it("may be asked for by who may use the studio only", async () => {
    const reader = await createStore({ role: "analyst" });
    await expect(execute(writeAd, reader.caller(), order())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is edited in versions; a field that its network does not have is refused", async () => {
    const { id } = await write(order());
    const content = { ...xAd, headline: ["Blue shirt"] };
    expect(await run(saveAd, { id, network: "x", content })).toMatchObject({
      number: 2,
      source: "edit",
      content,
    });
    await expect(run(saveAd, { id, network: "x", content: { path: ["a"] } })).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
    const detail = await run<{ versions: unknown[]; facts: { title: string } }>(getAdSet, { id });
    expect(detail.versions).toHaveLength(2);
    expect(detail.facts.title).toBe("Ocean Blue Shirt");
  });
});

describe("a text that is made shorter", () => {
  it("is worded again by a model that is told its field, for a point", async () => {
    const { id } = await write(order());
    provider.stub().answer = says({ text: "Cotton shirt" });
    const arrival = provider.stub().next();
    const shorter = await run(shortenAd, {
      id,
      network: "x",
      field: "headline",
      text: "A shirt of cotton ".repeat(8),
    });
    expect(shorter).toEqual({ text: "Cotton shirt", offline: false, available: 47 });
    expect(JSON.stringify((await arrival).body)).toContain("at most 50 characters");
    await expect(run(shortenAd, { id, network: "x", field: "path", text: "a" })).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
  });

  it("is cut at a word by the offline writer", async () => {
    provider.withoutKeys();
    const { id } = await write(order());
    const long = "A soft cotton shirt for long evenings by the sea and after";
    const { text: cut } = await run<{ text: string }>(shortenAd, {
      id,
      network: "x",
      field: "headline",
      text: long,
    });
    expect(cut).toBe("A soft cotton shirt for long evenings by the sea");
  });
});

describe("the file of ads", () => {
  const download = async (input: object) =>
    text((await run<{ content: AsyncIterable<Uint8Array> }>(exportAds, input)).content as never);

  it("is as Google Ads Editor reads it, with the link of the campaign, and no cell is a formula", async () => {
    provider.stub().answer = says({
      headline: ["=cmd()", "Blue shirt", "Soft cotton"],
      description: ["Long sleeves, soft cotton.", "+Order online."],
      path: ["shirts"],
    });
    const { id } = await write(
      order("google-search", { url: "https://example.com/shirt?a=1", campaign: "Spring 26" }),
    );
    const [head = "", row = ""] = (await download({ id, network: "google-search" })).split("\r\n");
    expect(head).toMatch(
      /^Campaign,Ad group,Ad type,Status,Headline 1,.*Headline 15,Description 1,.*Path 2,Final URL$/,
    );
    expect(row).toContain("Spring 26,Ocean Blue Shirt,Responsive search ad,Paused,'=cmd(),Blue shirt");
    expect(row).toContain("'+Order online.");
    expect(row).toContain("utm_source=google&utm_medium=cpc&utm_campaign=Spring+26");
    expect(head.split(",")).toHaveLength(26);
  });

  it("holds every text with its length beside its limit", async () => {
    const { id } = await write(order());
    const lines = (await download({ id })).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("x,headline,1,Ocean shirt,11,70,");
  });
});

describe("the links of ads", () => {
  it("keep what they have, and name the campaign where it has a name", () => {
    const url = "https://example.com/a?b=1#c";
    expect(adLink("meta", { url })).toBe(url);
    expect(adLink("meta", { url, campaign: "Sale" })).toBe(
      "https://example.com/a?b=1&utm_source=meta&utm_medium=paid_social&utm_campaign=Sale#c",
    );
    expect(adLink("meta", { campaign: "Sale" })).toBeUndefined();
  });
});

describe("the offline writer", () => {
  it("marks what it wrote, and says nothing that the facts do not", async () => {
    provider.withoutKeys();
    const { version } = await write(order("google-search"));
    expect(version.offline).toBe(true);
    expect(version.content.headline?.[0]).toBe("Ocean Blue Shirt");
    expect(JSON.stringify(version.content)).not.toMatch(/free|best|guarantee|%/i);
  });
});
