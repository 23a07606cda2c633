import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import { accountMailRequested } from "./events";
import { idOfLink, isGenuineLink } from "./links";
import { emailLinks } from "./schema";

type Purpose = "confirm" | "reset";

/** How long a mailed link opens what it is for. */
export const linkHours: Readonly<Record<Purpose, number>> = { confirm: 48, reset: 2 };

/** Mails of one purpose that go to one address within an hour, so that nobody's mailbox is flooded through us. */
const mailsPerHour = 5;

interface NewLink {
  purpose: Purpose;
  email: string;
  locale: Locale;
  userId?: Id<"user">;
  name?: string | null;
  passwordHash?: string | null;
}

/** Notes that an address asked for a link, and has it mailed unless the address was mailed too often of late. */
export async function requestLink(tx: ServiceTx, link: NewLink): Promise<void> {
  const now = Date.now();
  const [recent] = await tx
    .select({ count: count() })
    .from(emailLinks)
    .where(
      and(
        eq(emailLinks.email, link.email),
        eq(emailLinks.purpose, link.purpose),
        gt(emailLinks.createdAt, new Date(now - 3600_000)),
      ),
    );
  if ((recent?.count ?? 0) >= mailsPerHour) return;
  const [row] = await tx
    .insert(emailLinks)
    .values({ ...link, expiresAt: new Date(now + linkHours[link.purpose] * 3600_000) })
    .returning({ id: emailLinks.id });
  if (row) await emit(tx, accountMailRequested.create({ mail: link.purpose, about: row.id }));
}

/**
 * Uses up a link: of two at once, one succeeds.
 * @throws AppError LINK_EXPIRED when it is forged, used or too old.
 */
export async function consumeLink(tx: ServiceTx, purpose: Purpose, token: string) {
  const id = idOfLink("token", token);
  if (!id || !isGenuineLink(purpose, token)) throw new AppError("LINK_EXPIRED");
  const [link] = await tx
    .update(emailLinks)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(emailLinks.id, id),
        eq(emailLinks.purpose, purpose),
        isNull(emailLinks.usedAt),
        gt(emailLinks.expiresAt, new Date()),
      ),
    )
    .returning();
  if (!link) throw new AppError("LINK_EXPIRED");
  return link;
}
