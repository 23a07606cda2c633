import { asc, eq, inArray, lte, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { jobOutbox } from "@/server/jobs/schema";
import { crawlHosts, crawls } from "@/server/modules/crawling/schema";
import { runTurn } from "@/server/modules/crawling/turn/turn";
import { notifications } from "@/server/modules/notifications/schema";
import { execute } from "@/server/operations/execute";
import { resetEnv } from "@/server/platform/env";
import { openShop, type Shop } from "@/server/testing/crawling/shop";
import { fillShop, pathOf, type Shown, titleOf } from "@/server/testing/crawling/watched-shop";
import { createStore } from "@/server/testing/store";
import { AnalyzeOutput, CompetitorDetail, PriceHistory } from "./contract";
import { analyze } from "./operations/analyze";
import { getCompetitor } from "./operations/get-competitor";
import { getHistory } from "./operations/get-history";
import { listAlerts } from "./operations/list-alerts";
import { saveAlertRule } from "./operations/save-alert-rule";
import { updateCompetitor } from "./operations/update-competitor";
import { competitorJobs, competitorProducts, competitors } from "./schema";
import { checkDue, digestDue } from "./sweep";

type Store = Awaited<ReturnType<typeof createStore>>;
let store: Store;
let shop: Shop;

const hour = 3_600_000;
const day = 24 * hour;
const minute = 60_000;
/** The first moment of the weeks that are lived through: a Monday, by no clock that changes. */
const start = Date.UTC(2027, 0, 4, 0, 7);
const dayOf = (at: number) => (at - start) / day;
const today = () => dayOf(Date.now());

/** What the shop sells, day by day. */
const plan: Record<string, (t: number) => Shown | undefined> = {
  // Cheaper on the third day; on the ninth, for two hours, a slip of the keyboard; on the fourteenth half price for good.
  mug: (t) => ({ price: t >= 14 ? "9.00" : t >= 9 && t < 9.1 ? "1.80" : t >= 3 ? "18.00" : "20.00" }),
  // Sold out for three days; later on promotion.
  plate: (t) => ({
    price: t >= 12 ? "25.00" : "30.00",
    ...(t >= 12 && { before: "30.00" }),
    ...(t >= 5 && t < 8 && { soldOut: true }),
  }),
  // There from the sixth day on.
  bowl: (t) => (t >= 6 ? { price: "12.00" } : undefined),
  // The shop's page of it is broken for three days, and dearer after it.
  pot: (t) => ({ price: t >= 8 ? "52.00" : "48.00", broken: t >= 7 && t < 10 }),
  // No longer there from the eleventh day on.
  lamp: (t) => (t < 11 ? { price: "80.00" } : undefined),
  // Never changes.
  fork: () => ({ price: "4.00" }),
};
const names = Object.keys(plan);

beforeAll(async () => {
  [store, shop] = [await createStore({ points: 500 }), await openShop()];
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  fillShop(shop, names, (name) => plan[name]?.(today()));
});
afterAll(() => {
  vi.useRealTimers();
  shop.close();
  vi.unstubAllEnvs();
  resetEnv();
});

const inStore = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(store.workspace.id, fn);

/** Reads all pages of the crawls that were begun; the database's clock, which stands still for us, is set to ours. */
async function crawlAll(): Promise<void> {
  for (let round = 0; round < 50; round++) {
    await withService(async (tx) => {
      await tx.update(crawlHosts).set({ nextAt: new Date(0) });
      await tx
        .update(crawls)
        .set({ createdAt: new Date() })
        .where(inArray(crawls.state, ["pending", "running"]));
    });
    const open = await inStore((tx) =>
      tx
        .select()
        .from(crawls)
        .where(inArray(crawls.state, ["pending", "running"])),
    );
    if (open.length === 0) return;
    for (const crawl of open) await runTurn(crawl.workspaceId, crawl.id);
  }
  throw new Error("the crawls do not end");
}

/** Lives until a day: whatever is due is done in its minute. */
async function liveUntil(last: number): Promise<void> {
  for (;;) {
    const [due] = await inStore((tx) =>
      tx.execute<{ at: string | null }>(sql`
        select least(
          (select min(next_check_at) from competitors where paused_at is null),
          (select min(next_digest_at) from competitor_alert_rules))::text as at`),
    );
    const next = due?.at ? Date.parse(due.at) : Number.POSITIVE_INFINITY;
    if (next > start + last * day) break;
    vi.setSystemTime(Math.max(Math.ceil(next / minute) * minute, Date.now() + minute));
    await checkDue();
    await crawlAll();
    await digestDue();
  }
  vi.setSystemTime(start + last * day);
}

const productNamed = async (name: string) => {
  const [row] = await inStore((tx) =>
    tx
      .select()
      .from(competitorProducts)
      .where(eq(competitorProducts.url, `${shop.origin}${pathOf(name)}`)),
  );
  if (!row) throw new Error(`${name} was not found`);
  return row;
};
/** The history of a product, as whole days and what was told. */
const historyOf = async (name: string) => {
  const { points } = PriceHistory.parse(
    await execute(getHistory, store.caller(), { productId: (await productNamed(name)).id }),
  );
  return points.map(({ at, priceMinor, listPriceMinor, availability }) => ({
    day: dayOf(Date.parse(at)),
    priceMinor,
    ...(listPriceMinor !== null && { listPriceMinor }),
    ...(availability !== "in_stock" && { availability }),
  }));
};
const alertsOf = async () => {
  const { items } = listAlerts.output.parse(await execute(listAlerts, store.caller(), { limit: 100 }));
  return items.map(({ kind, product }) => `${kind} ${names.find((name) => titleOf(name) === product.title)}`);
};
const competitor = async () => {
  const [row] = await inStore((tx) => tx.select().from(competitors));
  if (!row) throw new Error("there is no competitor");
  return CompetitorDetail.parse(await execute(getCompetitor, store.caller(), { id: row.id }));
};
const wellAfter = (first: number) => expect.closeTo(first + 0.26, 0);

describe("a shop, watched for three weeks, twice a day", () => {
  it("is read, and told to be", async () => {
    const { job_id: id } = AnalyzeOutput.parse(await execute(analyze, store.caller(), { url: shop.origin }));
    await crawlAll();
    const { job, products, health, kind } = await competitor();
    expect(job).toMatchObject({ id, status: "done", added: 5, pointsSpent: 1 });
    expect({ products, health }).toEqual({ products: 5, health: "good" });
    expect(["listing", "shop"]).toContain(kind);
    await execute(updateCompetitor, store.caller(), {
      id: (await competitor()).id,
      schedule: { rhythm: "12h", atMinute: 360, weekday: 1, quietFrom: null, quietUntil: null },
    });
    const kinds = ["drop", "rise", "out_of_stock", "back_in_stock", "new_product", "promotion"];
    await execute(saveAlertRule, store.caller(), { kinds, leastPercent: 5, delivery: "now", mail: true });
    const { items } = listAlerts.output.parse(await execute(listAlerts, store.caller(), {}));
    expect(items).toEqual([]);
  });

  it("asks for pages that have not changed, and reads only those that have", async () => {
    shop.asked.length = 0;
    await liveUntil(2);
    const asked = shop.asked.filter(({ path }) => path === pathOf("fork"));
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const { headers } of asked) expect(headers["if-none-match"]).toBeDefined();
    const jobs = await inStore((tx) =>
      tx.select().from(competitorJobs).where(eq(competitorJobs.kind, "check")),
    );
    expect(jobs.length).toBeGreaterThanOrEqual(1);
    for (const { result } of jobs) expect(result).toMatchObject({ read: 0, problems: 0 });
  });

  it("a page that is broken is reported, and its price stands", async () => {
    await liveUntil(9.5);
    const pot = await productNamed("pot");
    expect(pot).toMatchObject({ state: "unreadable", problemCode: "layout", priceMinor: 4800 });
    expect(await competitor()).toMatchObject({ unreadable: 1, problems: [{ code: "layout", products: 1 }] });
  });

  it("has the right history in the end, with what was a slip left out", async () => {
    await liveUntil(21);
    expect(await historyOf("fork")).toEqual([{ day: 0, priceMinor: 400 }]);
    expect(await historyOf("mug")).toEqual([
      { day: 0, priceMinor: 2000 },
      { day: wellAfter(3), priceMinor: 1800 },
      { day: wellAfter(14), priceMinor: 900 },
    ]);
    expect(await historyOf("plate")).toEqual([
      { day: 0, priceMinor: 3000 },
      { day: wellAfter(5), priceMinor: 3000, availability: "out_of_stock" },
      { day: wellAfter(8), priceMinor: 3000 },
      { day: wellAfter(12), priceMinor: 2500, listPriceMinor: 3000 },
    ]);
    expect(await historyOf("bowl")).toEqual([{ day: wellAfter(6), priceMinor: 1200 }]);
    expect(await historyOf("pot")).toEqual([
      { day: 0, priceMinor: 4800 },
      { day: wellAfter(10), priceMinor: 5200 },
    ]);
    expect(await historyOf("lamp")).toEqual([
      { day: 0, priceMinor: 8000 },
      { day: wellAfter(11), priceMinor: 8000, availability: "gone" },
    ]);
    expect(await productNamed("lamp")).toMatchObject({ state: "gone" });
  });

  it("a second look came soon after the first", async () => {
    const points = await historyOf("mug");
    const halved = (points.at(-1)?.day ?? 0) * 24 * 60;
    const checks = await inStore((tx) =>
      tx
        .select({ at: competitorJobs.createdAt })
        .from(competitorJobs)
        .where(lte(competitorJobs.createdAt, new Date(start + Math.ceil(halved) * minute)))
        .orderBy(asc(competitorJobs.id)),
    );
    const [first, second] = checks.slice(-2).map(({ at }) => (at.getTime() - start) / minute);
    expect((second ?? 0) - (first ?? 0)).toBeLessThanOrEqual(20);
  });

  it("has told of each change once, at once and in the digest, and has had it mailed", async () => {
    const each = ["drop mug", "out_of_stock plate", "back_in_stock plate", "new_product bowl", "rise pot"];
    const all = await alertsOf();
    const count = (what: string) => all.filter((one) => one === what).length;
    // The rule that one begins with does not tell of what is back in stock.
    for (const what of each)
      expect([what, count(what)]).toEqual([what, what.startsWith("back") ? 1 : what === "drop mug" ? 4 : 2]);
    expect(count("promotion plate")).toBe(2);
    expect(count("out_of_stock lamp")).toBe(2);
    expect(count("drop fork") + count("rise fork") + count("rise mug")).toBe(0);
    const told = await inStore((tx) =>
      tx
        .select()
        .from(notifications)
        .where(inArray(notifications.kind, ["priceAlert", "priceAlerts"])),
    );
    expect(told.length).toBeGreaterThanOrEqual(10);
    const mails = await withService((tx) =>
      tx.select().from(jobOutbox).where(eq(jobOutbox.name, "competitors/alerts.mailRequested")),
    );
    expect(mails.length).toBeGreaterThanOrEqual(5);
  });
});
