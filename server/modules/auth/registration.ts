import { and, desc, eq, isNull } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { recordAudit } from "@/server/modules/audit";
import { AppError } from "@/server/platform/errors";
import { isLocale, type Locale } from "@/server/platform/i18n/locales";
import { type Id, newId } from "@/server/platform/ids";
import { isNamedAdmin } from "./admin";
import { consumeLink, requestLink } from "./email-links";
import { accountMailRequested } from "./events";
import { hashPassword } from "./password-hash";
import { demandStrongPassword } from "./password-rules";
import { emailLinks, users } from "./schema";
import { insertUser, normaliseEmail } from "./users";

interface Registration {
  email: string;
  password: string;
  name?: string | undefined;
  locale: Locale;
}

/**
 * Notes who wants an account; it opens when the mailed link is opened. For an address that has one already, the
 * same happens but for the mail's text.
 * @returns the id that the account will have.
 * @throws AppError BAD_INPUT when the password is weak.
 */
export async function register(given: Registration): Promise<{ id: Id<"user">; email: string }> {
  const email = normaliseEmail(given.email);
  demandStrongPassword(given.password, email);
  const userId = newId("user");
  const passwordHash = await hashPassword(given.password);
  const name = given.name ?? email.split("@")[0] ?? email;
  await withService((tx) =>
    requestLink(tx, { purpose: "confirm", email, locale: given.locale, userId, name, passwordHash }),
  );
  return { id: userId, email };
}

/** Mails the link of a registration again. Does the same for every address. */
export async function resendConfirmation(address: string, locale: Locale): Promise<void> {
  const email = normaliseEmail(address);
  await withService(async (tx) => {
    const [earlier] = await tx
      .select()
      .from(emailLinks)
      .where(and(eq(emailLinks.email, email), eq(emailLinks.purpose, "confirm"), isNull(emailLinks.usedAt)))
      .orderBy(desc(emailLinks.id))
      .limit(1);
    await requestLink(tx, {
      purpose: "confirm",
      email,
      locale,
      userId: earlier?.userId ?? newId("user"),
      name: earlier?.name ?? null,
      passwordHash: earlier?.passwordHash ?? null,
    });
  });
}

/**
 * Opens the account that a mailed link stands for.
 * @throws AppError LINK_EXPIRED
 */
export async function confirmEmail(token: string): Promise<{ email: string }> {
  return withService(async (tx) => {
    const link = await consumeLink(tx, "confirm", token);
    const [user] = await tx
      .select({ id: users.id, verifiedAt: users.verifiedAt })
      .from(users)
      .where(eq(users.email, link.email))
      .for("update");
    if (user?.verifiedAt) throw new AppError("LINK_EXPIRED");
    const userId = user ? await verify(tx, user.id, link) : await open(tx, link);
    await recordAudit(tx, { actor: null, action: "account.confirmed", target: userId });
    await emit(tx, accountMailRequested.create({ mail: "welcome", about: userId }));
    return { email: link.email };
  });
}

type Link = typeof emailLinks.$inferSelect;

async function open(tx: ServiceTx, link: Link): Promise<Id<"user">> {
  if (!link.userId || !link.passwordHash) throw new AppError("LINK_EXPIRED");
  const user = await insertUser(tx, {
    id: link.userId,
    email: link.email,
    name: link.name ?? link.email,
    locale: isLocale(link.locale) ? link.locale : "en",
    passwordHash: link.passwordHash,
    verified: true,
    admin: isNamedAdmin(link.email),
  });
  return user.id;
}

/** Whoever shows that the mailbox is theirs takes the account that waits for it, with the password of their own. */
async function verify(tx: ServiceTx, userId: Id<"user">, link: Link): Promise<Id<"user">> {
  await tx
    .update(users)
    .set({
      verifiedAt: new Date(),
      ...(link.passwordHash ? { passwordHash: link.passwordHash } : {}),
      ...(isNamedAdmin(link.email) ? { isAdmin: true } : {}),
    })
    .where(eq(users.id, userId));
  return userId;
}
