import { createHmac, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { type ServiceTx, withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { fileRow, openFile } from "@/server/modules/files";
import { deliveries, linkDays, linkSalts, linkVisits, posts, shortLinks } from "../schema";
import { localOf } from "../time";

/** Programs that open links by themselves: previews of messengers, crawlers, monitors, libraries. */
const robots =
  /bot\b|bot[/_-]|crawl|spider|slurp|preview|facebookexternalhit|embedly|whatsapp|telegram|viber|skype|slack|discord|pinterest|vkshare|curl|wget|python|httpclient|http-client|okhttp|axios|node|undici|go-http|java\/|libwww|headless|lighthouse|monitor|uptime|scan|validator|feed|fetch/i;

export interface Visit {
  ip: string;
  userAgent: string;
  /** The browser asks in advance, and nobody has clicked yet. */
  prefetch: boolean;
}

/** Whether a person stands behind a visit, as far as it tells. */
export const isPerson = ({ userAgent, prefetch }: Visit): boolean =>
  !prefetch && /^mozilla\/5\.0 \(/i.test(userAgent) && !robots.test(userAgent);

async function saltOf(tx: ServiceTx, day: string): Promise<string> {
  await tx
    .insert(linkSalts)
    .values({ day, salt: randomBytes(32).toString("base64url") })
    .onConflictDoNothing();
  const [row] = await tx.select({ salt: linkSalts.salt }).from(linkSalts).where(eq(linkSalts.day, day));
  if (!row) throw new Error("the day has no salt");
  return row.salt;
}

/**
 * Where a short link leads; the click is counted, once more if the visitor is new today. Who clicked is kept as a hash
 * with the day's salt, which nobody can lead back to an address when the salt is gone.
 * @returns undefined when there is no such link
 */
export async function followLink(code: string, visit: Visit, now = new Date()): Promise<string | undefined> {
  return withService(async (tx) => {
    const [link] = await tx
      .select({
        id: shortLinks.id,
        url: shortLinks.url,
        workspaceId: shortLinks.workspaceId,
        timezone: workspaces.timezone,
      })
      .from(shortLinks)
      .innerJoin(workspaces, eq(workspaces.id, shortLinks.workspaceId))
      .where(eq(shortLinks.code, code));
    if (!link) return undefined;
    if (!isPerson(visit)) return link.url;
    const { id: linkId, workspaceId } = link;
    const day = localOf(now, link.timezone).date;
    const visitor = createHmac("sha256", await saltOf(tx, day))
      .update(`${linkId} ${visit.ip} ${visit.userAgent}`)
      .digest("base64url")
      .slice(0, 22);
    const first = await tx
      .insert(linkVisits)
      .values({ workspaceId, linkId, day, visitor })
      .onConflictDoNothing()
      .returning({ id: linkVisits.id });
    const visitors = first.length;
    await tx
      .insert(linkDays)
      .values({ workspaceId, linkId, day, clicks: 1, visitors })
      .onConflictDoUpdate({
        target: [linkDays.workspaceId, linkDays.linkId, linkDays.day],
        set: {
          clicks: sql`${linkDays.clicks} + 1`,
          visitors: sql`${linkDays.visitors} + ${visitors}`,
        },
      });
    return link.url;
  });
}

/** The picture of the post behind a short link, which is as public as the post. Undefined when there is none. */
export async function pictureOfLink(code: string) {
  const [found] = await withService((tx) =>
    tx
      .select({ workspaceId: posts.workspaceId, imageId: posts.imageId })
      .from(shortLinks)
      .innerJoin(deliveries, eq(deliveries.id, shortLinks.deliveryId))
      .innerJoin(posts, eq(posts.id, deliveries.postId))
      .where(eq(shortLinks.code, code)),
  );
  const { workspaceId, imageId } = found ?? {};
  if (!workspaceId || !imageId) return undefined;
  const image = await withWorkspace(workspaceId, (tx) => fileRow(tx, imageId), { readOnly: true });
  return { mediaType: image.mediaType, bytes: image.bytes, content: await openFile(image) };
}
