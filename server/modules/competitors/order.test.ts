import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { jobOutbox } from "@/server/jobs/schema";
import { crawlHosts, crawls } from "@/server/modules/crawling/schema";
import { runTurn } from "@/server/modules/crawling/turn/turn";
import { saveSetting } from "@/server/modules/settings/store";
import { readBalance } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { plans } from "@/server/operations/plans";
import { resetEnv } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { mailboxMessages } from "@/server/platform/mail/schema";
import { listPage, openShop, productPage, type Shop } from "@/server/testing/crawling/shop";
import { createStore } from "@/server/testing/store";
import { mailAlerts } from "./alerts/mail";
import { AnalyzeOutput, JobView, Quote } from "./contract";
import { analyze } from "./operations/analyze";
import { cancelJob } from "./operations/cancel-job";
import { deleteCompetitor } from "./operations/delete-competitor";
import { getJob } from "./operations/get-job";
import { listCompetitors } from "./operations/list-competitors";
import { listProducts } from "./operations/list-products";
import { quote } from "./operations/quote";
import { updateCompetitor } from "./operations/update-competitor";
import { alertRules, alerts, competitorProducts, competitors } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;
let shop: Shop;
let store: Store;

beforeAll(async () => {
  shop = await openShop();
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
});
afterAll(() => {
  shop.close();
  vi.unstubAllEnvs();
  resetEnv();
});
beforeEach(async () => {
  shop.clear();
  store = await createStore({ points: 50 });
});
afterEach(() => withService((tx) => saveSetting(tx, "competitive_mode", "rules", "test")));

/** A listing of so many products. */
function stock(count: number) {
  const products = Array.from({ length: count }, (_, n) => ({
    path: `/p/${n}`,
    name: `Mug of kind ${n}`,
    price: `1${n % 10}.90`,
  }));
  shop.pages.set("/mugs", listPage("Mugs", products));
  for (const { path, name, price } of products) shop.pages.set(path, productPage(name, price));
}

const order = async (path: string, more: Record<string, unknown> = {}, of = store) =>
  AnalyzeOutput.parse(await execute(analyze, of.caller(), { url: `${shop.origin}${path}`, ...more }));
const look = async (id: string, of = store) => JobView.parse(await execute(getJob, of.caller(), { id }));
const balance = (of = store) => withWorkspace(of.workspace.id, readBalance);

/** Reads all that was ordered. */
async function crawlAll(of = store): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await withService((tx) => tx.update(crawlHosts).set({ nextAt: new Date(0) }));
    const open = await withWorkspace(of.workspace.id, (tx) =>
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

describe("an analysis", () => {
  it("is ordered and looked at as the API says, and read", async () => {
    stock(5);
    const { job_id: id, mode } = await order("/mugs", { mode: "python" });
    expect(mode).toBe("rules");
    expect(await look(id)).toMatchObject({
      id,
      url: `${shop.origin}/mugs`,
      mode: "rules",
      status: "pending",
      result: null,
    });
    await crawlAll();
    const job = await look(id);
    expect(Object.keys(job).sort()).toEqual([
      "created_at",
      "id",
      "mode",
      "result",
      "status",
      "updated_at",
      "url",
    ]);
    expect(job).toMatchObject({
      status: "done",
      result: { kind: "listing", pages: { read: 5, problems: 0 }, points: 1, products_total: 5, error: null },
    });
    expect(job.result?.products[0]).toMatchObject({
      title: "Mug of kind 0",
      price: 1090,
      currency: "EUR",
      availability: "in_stock",
      sku: "SKU-Mug of kind 0",
    });
  });

  it("calls the shop as its pages do, until a person calls it otherwise", async () => {
    const named = productPage("Trail mug", "24.90").replace(
      "<head>",
      '<head><meta property="og:site_name" content="Mugs and more">',
    );
    shop.pages.set("/p/1", named);
    await order("/p/1");
    const read = async () => {
      const { items } = listCompetitors.output.parse(await execute(listCompetitors, store.caller(), {}));
      return items[0];
    };
    const first = await read();
    expect(first?.name).toBe(first?.host);
    await crawlAll();
    expect(await read()).toMatchObject({ name: "Mugs and more", host: shop.host });
    await execute(updateCompetitor, store.caller(), { id: first?.id, name: shop.host });
    await order("/p/1");
    await crawlAll();
    expect((await read())?.name).toBe(shop.host);
  });

  it("that sees a product called otherwise has it matched again", async () => {
    shop.pages.set("/p/1", productPage("Trail mug", "24.90"));
    const events = async () => {
      const mine = and(
        eq(jobOutbox.name, "competitors/competitor.lookedAt"),
        sql`${jobOutbox.data} ->> 'workspaceId' = ${store.workspace.id}`,
      );
      const rows = await withService((tx) =>
        tx.select({ data: jobOutbox.data }).from(jobOutbox).where(mine).orderBy(jobOutbox.seq),
      );
      return rows.map(({ data }) => data);
    };
    await order("/p/1");
    await crawlAll();
    await order("/p/1");
    await crawlAll();
    expect(await events()).toMatchObject([{ added: 1, renamed: 0 }]);
    shop.pages.set("/p/1", productPage("Trail mug, second edition", "24.90"));
    await order("/p/1");
    await crawlAll();
    expect(await events()).toMatchObject([{ added: 1 }, { added: 0, changed: 0, renamed: 1 }]);
  });

  it("is read in the installation's mode unless another is asked for", async () => {
    await withService((tx) => saveSetting(tx, "competitive_mode", "ai", "test"));
    await vi.waitFor(async () => {
      expect(Quote.parse(await execute(quote, store.caller(), {})).defaultMode).toBe("ai");
    });
    stock(1);
    expect((await order("/p/0")).mode).toBe("ai");
    const other = await createStore();
    expect((await order("/p/0", { mode: "rules" }, other)).mode).toBe("rules");
  });

  it("that finds no product has failed, and says why", async () => {
    shop.pages.set("/about", "<!doctype html><title>About</title><h1>About us</h1><p>We make mugs.</p>");
    const { job_id: id } = await order("/about");
    await crawlAll();
    expect(await look(id)).toMatchObject({ status: "failed", result: { error: "noProducts", points: 0 } });
    expect((await balance()).available).toBe(50);
  });

  it("of an address that is none is refused, and nothing is written", async () => {
    for (const url of ["ftp://shop.example/", "not an address", "javascript:alert(1)"]) {
      await expect(execute(analyze, store.caller(), { url })).rejects.toMatchObject({ code: "BAD_INPUT" });
    }
    expect(listCompetitors.output.parse(await execute(listCompetitors, store.caller(), {})).items).toEqual(
      [],
    );
  });

  it("of a private address fails without a request", async () => {
    const { job_id: id } = AnalyzeOutput.parse(
      await execute(analyze, store.caller(), { url: "http://169.254.169.254/latest" }),
    );
    await crawlAll();
    expect(await look(id)).toMatchObject({ status: "failed", result: { error: "refused" } });
  });
});

describe("points", () => {
  it("are held for all pages, taken for those that were read, and the rest given back", async () => {
    stock(25);
    await order("/mugs", { pages: 200 });
    expect(await balance()).toMatchObject({ available: 40, held: 10 });
    await crawlAll();
    expect(await balance()).toMatchObject({ available: 48, held: 0 });
  });

  it("limit the pages where nobody has said how many, and refuse where somebody has", async () => {
    const poor = await createStore({ points: 2 });
    await expect(order("/mugs", { pages: 41 }, poor)).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS" });
    stock(1);
    await order("/mugs", {}, poor);
    expect(await balance(poor)).toMatchObject({ available: 0, held: 2 });
  });

  it("go back when it is stopped, and for a competitor that is deleted meanwhile", async () => {
    stock(3);
    const { job_id: id } = await order("/mugs");
    await execute(cancelJob, store.caller(), { id });
    expect(await balance()).toMatchObject({ available: 50, held: 0 });
    expect(await look(id)).toMatchObject({ status: "failed", result: { error: "CANCELLED" } });
    await expect(execute(cancelJob, store.caller(), { id })).rejects.toMatchObject({ code: "WRONG_STATE" });

    const { job_id: second } = await order("/mugs");
    const competitorId = (await look(second)).result?.competitor_id;
    const { items } = listCompetitors.output.parse(await execute(listCompetitors, store.caller(), {}));
    expect(competitorId ?? items[0]?.id).toBe(items[0]?.id);
    await execute(deleteCompetitor, store.caller(), { id: items[0]?.id });
    expect(await balance()).toMatchObject({ available: 50, held: 0 });
    await expect(look(second)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the same again", () => {
  it("is the same job while it runs, however it was asked for", async () => {
    stock(2);
    const first = await order("/mugs");
    expect(await order("/mugs?utm_source=mail")).toEqual(first);
    await expect(order("/p/0")).rejects.toMatchObject({ code: "WRONG_STATE" });
    const again = { ...store.caller(), idempotencyKey: crypto.randomUUID() };
    const input = { url: `${shop.origin}/mugs` };
    expect(await execute(analyze, again, input)).toEqual(await execute(analyze, again, input));
    expect(await balance()).toMatchObject({ held: 25 });
  });

  it("two at once order it once", async () => {
    stock(2);
    const jobs = await Promise.all([order("/mugs"), order("/mugs"), order("/mugs")]);
    expect(new Set(jobs.map(({ job_id: id }) => id)).size).toBe(1);
    expect(await balance()).toMatchObject({ held: 25 });
  });

  it("another address of a shop adds to it, and its products are told once", async () => {
    stock(3);
    await order("/mugs");
    await crawlAll();
    await order("/p/1");
    await crawlAll();
    const { items } = listCompetitors.output.parse(await execute(listCompetitors, store.caller(), {}));
    expect(items).toMatchObject([{ products: 3 }]);
    const { total } = listProducts.output.parse(
      await execute(listProducts, store.caller(), { competitorId: items[0]?.id }),
    );
    expect(total).toBe(3);
  });
});

it("a plan watches so many competitors and no more, though they come at once", async () => {
  const most = plans.free.competitors;
  const asked = Array.from({ length: most + 3 }, (_, n) =>
    execute(analyze, store.caller(), { url: `https://shop${n}.example/`, pages: 1 }),
  );
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(most);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "PLAN_LIMIT" });
  }
});

it("an alert is mailed in the language of its reader, with what has changed", async () => {
  const reader = await createStore({ locale: "fa" });
  const workspaceId = reader.workspace.id;
  const at = new Date();
  const id = newId("alertRule");
  await withWorkspace(workspaceId, async (tx) => {
    const common = { observedAt: at, firstSeenAt: at, lastSeenAt: at, lastChangedAt: at };
    const url = "https://shop.example/";
    const [competitor] = await tx
      .insert(competitors)
      .values({
        workspaceId,
        name: "shop",
        host: "shop.example",
        startUrl: url,
        addresses: [url],
        mode: "rules",
        pageLimit: 1,
        zone: "UTC",
      })
      .returning();
    const competitorId = competitor?.id ?? "";
    const [product] = await tx
      .insert(competitorProducts)
      .values({ workspaceId, competitorId, url, title: "Mug", priceMinor: 800, currency: "EUR", ...common })
      .returning();
    const productId = product?.id ?? "";
    await tx
      .insert(alertRules)
      .values({ id, workspaceId, userId: reader.user.id, kinds: ["drop"], delivery: "now", mail: true });
    await tx.insert(alerts).values({
      workspaceId,
      ruleId: id,
      userId: reader.user.id,
      competitorId,
      productId,
      kind: "drop",
      fromMinor: 1000,
      toMinor: 800,
      currency: "EUR",
      permille: 200,
      at,
      toldAt: at,
    });
  });
  const request = { workspaceId, ruleId: id, toldAt: at.toISOString() };
  await mailAlerts(request);
  await mailAlerts(request);
  const mails = await withService((tx) =>
    tx.select().from(mailboxMessages).where(eq(mailboxMessages.recipient, reader.user.email)),
  );
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("Mug");
  expect(mails[0]?.text).toContain("۲۰");
});
