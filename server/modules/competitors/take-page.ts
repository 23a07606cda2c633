import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { CrawledPage } from "@/server/modules/crawling";
import { layoutBroke, layoutOf, type PageReading } from "@/server/modules/extraction";
import { tellOfChange } from "./alerts/find";
import { afterLook, type Seen } from "./look";
import { detailsOf, offerOf, sameOffer } from "./offer";
import type { JobRow, ProductRow } from "./rows";
import { competitorJobs, competitorPrices, competitorProducts, competitors } from "./schema";

/** Takes what a page tells, in the transaction that marks it as done. */
export async function takePage(tx: WorkspaceTx, job: JobRow, page: CrawledPage, at: Date): Promise<void> {
  const [known] = await tx
    .select()
    .from(competitorProducts)
    .where(and(eq(competitorProducts.competitorId, job.competitorId), eq(competitorProducts.url, page.url)))
    .for("update");
  if (page.reading?.siteName && job.kind !== "check") await nameShop(tx, job, page.reading.siteName);
  if (known) await lookAgain(tx, job, known, page, at);
  else if (page.reading) await addProduct(tx, job, page, page.reading, at);
}

/** Calls a competitor as its pages do, as long as nothing but its host is known of it. What a person calls it stays. */
const nameShop = (tx: WorkspaceTx, { competitorId }: JobRow, name: string) =>
  tx
    .update(competitors)
    .set({ name })
    .where(
      and(
        eq(competitors.id, competitorId),
        eq(competitors.namedByHand, false),
        eq(competitors.name, competitors.host),
      ),
    );

/** Writes down a product that was never seen; a page that is none, or has no name, is left alone. */
async function addProduct(
  tx: WorkspaceTx,
  job: JobRow,
  page: CrawledPage,
  reading: PageReading,
  at: Date,
): Promise<void> {
  const title = reading.product?.name?.value.trim();
  if (reading.kind !== "product" || !reading.product || !title) return;
  const offer = offerOf(reading.product);
  const [row] = await tx
    .insert(competitorProducts)
    .values({
      workspaceId: job.workspaceId,
      competitorId: job.competitorId,
      url: page.url,
      title: title.slice(0, 500),
      ...detailsOf(reading.product),
      ...offer,
      ...marksOf(page, reading),
      observedAt: at,
      firstSeenAt: at,
      lastSeenAt: at,
      lastChangedAt: at,
    })
    .returning();
  if (!row) throw new Error("the product was not written");
  await writeHistory(tx, row, at);
  await count(tx, job, { ...paid(job, true, reading), added: 1 });
  await tellOfChange(tx, { job, product: row, before: null, at });
}

/** Looks at a product's page again. */
async function lookAgain(
  tx: WorkspaceTx,
  job: JobRow,
  known: ProductRow,
  page: CrawledPage,
  at: Date,
): Promise<void> {
  const mine = eq(competitorProducts.id, known.id);
  if (page.unchanged) {
    // What had been seen once and was to be confirmed is not asked for conditionally, so nothing waits here.
    await tx
      .update(competitorProducts)
      .set({ lastSeenAt: at, observedAt: at, problemCode: null })
      .where(mine);
    return;
  }
  const seen = seenOn(known, page);
  if (!seen) {
    await tx
      .update(competitorProducts)
      .set({ problemCode: page.problem ?? "unreadable" })
      .where(mine);
    return;
  }
  const before = standingOf(known);
  const after = afterLook(before, seen);
  const changed = !sameOffer(before.offer, after.offer);
  const confirmed = seen.what === "offer" && after.pending === null;
  const reading = seen.what === "offer" ? page.reading : undefined;
  const title = reading?.product?.name?.value.trim().slice(0, 500);
  const renamed =
    reading?.product && isRenamed(known, { ...detailsOf(reading.product), ...(title && { title }) });
  const [row] = await tx
    .update(competitorProducts)
    .set({
      ...after.offer,
      state: after.state,
      pending: after.pending,
      pendingSince: after.pending ? (known.pendingSince ?? at) : null,
      problemCode: seen.what === "unreadable" ? "layout" : null,
      ...(reading?.product && { ...detailsOf(reading.product), ...marksOf(page, reading) }),
      ...(title && { title }),
      ...(renamed && { identityChangedAt: at }),
      ...(seen.what === "offer" && { lastSeenAt: at }),
      ...(confirmed && { observedAt: at }),
      ...(changed && { lastChangedAt: at }),
    })
    .where(mine)
    .returning();
  if (!row) throw new Error("the product was not written");
  if (changed) await writeHistory(tx, row, at);
  await count(tx, job, {
    ...(reading && paid(job, false, reading)),
    changed: changed ? 1 : 0,
    unreadable: seen.what === "unreadable" ? 1 : 0,
  });
  if (changed) await tellOfChange(tx, { job, product: row, before: before.offer, at });
}

/** Whether a page tells another title, brand or number than before. One that it leaves out is none. */
const isRenamed = (known: ProductRow, now: { [Name in (typeof identity)[number]]?: string | null }) =>
  identity.some((name) => now[name] && now[name] !== known[name]);
const identity = ["title", "brand", "gtin", "sku", "mpn"] as const;

const standingOf = ({ priceMinor, currency, listPriceMinor, availability, state, pending }: ProductRow) => ({
  offer: { priceMinor, currency, listPriceMinor, availability },
  state,
  pending,
});

/** What a look at a known page has seen; undefined when it could not look. */
function seenOn(known: ProductRow, { reading, problem }: CrawledPage): Seen | undefined {
  if (problem === "gone") return { what: "gone" };
  if (!reading) return problem === "unreadable" ? { what: "unreadable" } : undefined;
  const broken = known.layout ? layoutBroke(known.layout, reading) : undefined;
  if (!reading.product || broken?.unreadable) return { what: "unreadable" };
  return { what: "offer", offer: offerOf(reading.product), redone: (broken?.lost.length ?? 0) > 0 };
}

/** What the next look at a page is asked and compared with. */
const marksOf = (page: CrawledPage, reading: PageReading) => ({
  etag: page.etag,
  lastModified: page.lastModified,
  contentHash: page.contentHash,
  layout: layoutOf(reading),
});

const writeHistory = (tx: WorkspaceTx, row: ProductRow, at: Date) =>
  tx
    .insert(competitorPrices)
    .values({
      workspaceId: row.workspaceId,
      productId: row.id,
      fromAt: at,
      priceMinor: row.priceMinor,
      currency: row.currency,
      listPriceMinor: row.listPriceMinor,
      availability: row.availability,
    })
    .onConflictDoUpdate({
      target: [competitorPrices.workspaceId, competitorPrices.productId, competitorPrices.fromAt],
      set: {
        priceMinor: row.priceMinor,
        currency: row.currency,
        listPriceMinor: row.listPriceMinor,
        availability: row.availability,
      },
    });

/** What a page that was read counts for the points: by rules only one that is new to the store, or was ordered. */
function paid({ kind }: JobRow, isNew: boolean, { product }: PageReading): Partial<Counts> {
  const fields = Object.values(product ?? {}).flatMap((field) => ("sources" in field ? [field.sources] : []));
  const byModel = fields.some((sources) => sources.includes("model"));
  if (byModel) return { read: 1, readByModel: 1 };
  return { read: kind === "analyze" || isNew ? 1 : 0 };
}

type Counts = Record<"read" | "readByModel" | "added" | "changed" | "unreadable", number>;

const count = (
  tx: WorkspaceTx,
  { id }: JobRow,
  { read = 0, readByModel = 0, added = 0, changed = 0, unreadable = 0 }: Partial<Counts>,
) =>
  tx
    .update(competitorJobs)
    .set({
      read: sql`${competitorJobs.read} + ${read}`,
      readByModel: sql`${competitorJobs.readByModel} + ${readByModel}`,
      added: sql`${competitorJobs.added} + ${added}`,
      changed: sql`${competitorJobs.changed} + ${changed}`,
      unreadable: sql`${competitorJobs.unreadable} + ${unreadable}`,
    })
    .where(eq(competitorJobs.id, id));
