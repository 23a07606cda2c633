import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { getBalance } from "@/server/modules/wallet/operations/get-balance";
import { locales } from "@/server/platform/i18n/locales";
import { calendarStore } from "@/server/testing/calendar/calendar";
import type { Idea, PostDetail } from "../contract";
import { draftIdea } from "../operations/draft-idea";
import { planMonth } from "../operations/plan-month";
import { addDays } from "../time";
import { occasionsOf } from "./occasions";
import { type Candidate, planIdeas } from "./plan";

const daysOf = (year: number) => Array.from({ length: 365 }, (_, n) => addDays(`${year}-01-01`, n));

describe("the occasions of a year", () => {
  it.each([
    ["en", ["2026-11-27 blackFriday", "2026-05-10 mothersDay", "2026-12-25 christmas"]],
    ["fa", ["2026-03-21 nowruz", "2026-12-21 yalda", "2026-02-18 ramadan", "2026-03-20 eidFitr"]],
    ["ar", ["2026-02-18 ramadan", "2026-03-20 eidFitr", "2026-05-27 eidAdha"]],
    ["th", ["2026-04-13 songkran", "2026-08-12 mothersDayThai"]],
    ["ru", ["2026-03-08 womensDay", "2026-02-23 defendersDay", "2026-09-01 backToSchool"]],
    ["kk", ["2026-03-22 nauryz", "2026-05-27 eidAdha"]],
    ["ja", ["2026-04-29 goldenWeek", "2026-05-10 mothersDay"]],
  ] as const)("in %s", (locale, expected) => {
    const found = occasionsOf(daysOf(2026), locale).map(({ id, day }) => `${day} ${id}`);
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });

  it.each(locales)("come once each in %s, but for those of the moon", (locale) => {
    for (const year of [2025, 2026, 2027, 2028, 2029]) {
      const ids = occasionsOf(daysOf(year), locale)
        .map(({ id }) => id)
        .filter((id) => !["ramadan", "eidFitr", "eidAdha"].includes(id));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("do not follow one calendar in another's language", () => {
    expect(occasionsOf(daysOf(2026), "ja").map(({ id }) => id)).not.toContain("nowruz");
  });
});

describe("a plan", () => {
  const product = (id: string, over: Partial<Candidate> = {}): Candidate => ({
    id,
    title: id,
    imageUrl: null,
    age: 400,
    quantity: 3,
    margin: null,
    clicks: 0,
    planned: false,
    ...over,
  });
  const at = (date: string) => ({ date, time: "10:00" });

  it("takes turns with its reasons, the strongest first, each product once", () => {
    const ideas = planIdeas(
      [at("2026-06-02"), at("2026-06-05"), at("2026-06-09"), at("2026-06-12"), at("2026-06-16")],
      [],
      [
        product("fresh", { age: 2 }),
        product("fresher", { age: 1 }),
        product("liked", { clicks: 9 }),
        product("earning", { margin: 0.6 }),
        product("plenty", { quantity: 80 }),
        product("gone", { age: 0, quantity: 0 }),
        product("waiting", { age: 0, planned: true }),
        product("dull"),
      ],
    );
    expect(ideas.map(({ kind, product: { id }, figure }) => [kind, id, figure])).toEqual([
      ["new", "fresher", 1],
      ["performed", "liked", 9],
      ["margin", "earning", 60],
      ["stock", "plenty", 80],
      ["new", "fresh", 2],
    ]);
  });

  it("speaks of an occasion at the last moment before it, not after, and not weeks ahead", () => {
    const moments = ["2026-11-10", "2026-11-24", "2026-11-26", "2026-11-28"].map(at);
    const many = moments.map((_, n) => product(`p${n}`, { age: n }));
    const ideas = planIdeas(moments, [{ id: "blackFriday", day: "2026-11-27" }], many);
    expect(ideas.map(({ occasion }) => occasion)).toEqual([null, null, "blackFriday", null]);
  });

  it("is empty where there is nothing to speak of", () => {
    expect(planIdeas([at("2026-06-02")], [], [])).toEqual([]);
  });
});

it("becomes drafts, each with a text of the offline writer that is paid once", async () => {
  const store = await calendarStore({ points: 10 });
  const { channel } = await store.channel({ kind: "email", name: "Drafts" });
  await withWorkspace(store.workspaceId, (tx) =>
    addProducts(
      tx,
      ["Linen shirt", "Wool scarf"].map((title) =>
        ProductInput.parse({ title, status: "active", variants: [{ price: 4900, quantity: 5 }] }),
      ),
    ),
  );
  const from = addDays(new Date().toISOString().slice(0, 10), 1);
  const { ideas } = await store.call<{ ideas: Idea[] }>(planMonth, { from, to: addDays(from, 30) });
  expect(ideas.map((idea) => idea.product.title).sort()).toEqual(["Linen shirt", "Wool scarf"]);
  const [idea] = ideas;
  const { planned, product } = idea as Idea;
  const draft = await store.call<PostDetail>(draftIdea, {
    productId: product.id,
    planned,
    occasion: "blackFriday",
    locale: "en",
  });
  expect(draft).toMatchObject({ status: "draft", planned, productId: product.id });
  expect(draft.text.toLowerCase()).toContain(product.title.toLowerCase());
  expect(draft.deliveries.map((delivery) => delivery.channelId)).toEqual([channel.id]);
  expect(await store.call(getBalance, {})).toMatchObject({ available: 9 });
  const again = await store.call<{ ideas: Idea[] }>(planMonth, { from, to: addDays(from, 30) });
  expect(again.ideas.map((one) => one.product.id)).not.toContain(product.id);
});
