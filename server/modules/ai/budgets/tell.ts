import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { effectOnce, type JobStep, stepKey } from "@/server/jobs";
import { users } from "@/server/modules/auth";
import { notify } from "@/server/modules/notifications";
import { platformSettings } from "@/server/modules/settings";
import { memberships, type Role, rolePermissions } from "@/server/modules/workspaces";
import { appUrl } from "@/server/platform/env";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";
import { isLocale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { Id } from "@/server/platform/ids";
import { renderMail } from "@/server/platform/mail/render";
import { sendMail } from "@/server/platform/mail/send";
import type { budgetReached, installationBudgetReached } from "../events";

type Reached = z.output<NonNullable<(typeof installationBudgetReached)["schema"]>>;
type StoreReached = z.output<NonNullable<(typeof budgetReached)["schema"]>>;

interface Reader {
  userId: Id<"user">;
  email: string;
  locale: string;
}

const managing = (Object.keys(rolePermissions) as Role[]).filter((role) =>
  rolePermissions[role].has("workspace.manage"),
);

/** Tells those who manage a store how much of its budget is gone: in the app, and each by mail. */
export async function tellStore(step: JobStep, reached: StoreReached): Promise<void> {
  const { workspaceId, percent } = reached;
  const { store, readers } = await step.run("find", () =>
    withService(async (tx) => {
      const [found] = await tx
        .select({ name: workspaces.name, slug: workspaces.slug })
        .from(workspaces)
        .where(and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt)));
      const managers = await tx
        .select({ userId: users.id, email: users.email, locale: users.locale })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(and(eq(memberships.workspaceId, workspaceId), inArray(memberships.role, managing)));
      return { store: found ?? null, readers: managers };
    }),
  );
  if (!store) return;
  await step.run("notify", () =>
    withWorkspace(workspaceId, (tx: WorkspaceTx) =>
      effectOnce(tx, stepKey(), () =>
        notify(tx, {
          workspaceId,
          userIds: readers.map(({ userId }) => userId),
          kind: "budgetReached",
          params: { percent },
          link: "/settings/ai",
        }),
      ),
    ),
  );
  const url = `${appUrl()}/store/${store.slug}/settings/ai`;
  for (const reader of readers) {
    await step.run(`mail ${reader.userId}`, () =>
      mail(reader, reached, { id: workspaceId, name: store.name }, url),
    );
  }
}

const findAdmins = (step: JobStep) =>
  step.run("find", () =>
    withService((tx) =>
      tx
        .select({ userId: users.id, email: users.email, locale: users.locale })
        .from(users)
        .where(and(eq(users.isAdmin, true), isNull(users.suspendedAt))),
    ),
  );

/** Tells the admins of the installation how much of its budget is gone. */
export async function tellAdmins(step: JobStep, reached: Reached): Promise<void> {
  for (const reader of await findAdmins(step)) {
    await step.run(`mail ${reader.userId}`, () => mail(reader, reached, null, `${appUrl()}/admin/ai/prices`));
  }
}

/**
 * Tells the admins that usage and wallets differ.
 * @param key names this finding, so that a repeated attempt sends no mail twice
 */
export async function tellAdminsOfDifferences(
  step: JobStep,
  key: string,
  { day, stores }: { day: string; stores: number },
): Promise<void> {
  for (const { userId, email, locale: said } of await findAdmins(step)) {
    await step.run(`mail ${userId}`, async () => {
      const locale = isLocale(said) ? said : "en";
      const t = await translatorFor(locale, "emails");
      const brand = (await platformSettings()).branding.name;
      const date = formatDate(new Date(`${day}T12:00:00Z`), locale, "UTC");
      await sendMail({
        to: email,
        subject: t("reconcile.subject", { date }),
        locale,
        idempotencyKey: `reconcile:${key}:${userId}`,
        ...renderMail({
          locale,
          brand,
          heading: t("reconcile.heading"),
          paragraphs: [t("reconcile.body", { date, stores })],
          action: { label: t("reconcile.action"), url: `${appUrl()}/admin/ai/prices` },
          footer: [t("budget.reasonAdmin")],
        }),
      });
    });
  }
}

/** @param store null for the installation */
async function mail(
  reader: Reader,
  reached: Reached,
  store: { id: Id<"workspace">; name: string } | null,
  url: string,
): Promise<void> {
  const locale = isLocale(reader.locale) ? reader.locale : "en";
  const t = await translatorFor(locale, "emails");
  const brand = (await platformSettings()).branding.name;
  const of = store?.name ?? brand;
  const { percent, month, limitMicros } = reached;
  const limit = formatNumber(limitMicros / 1e6, locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
  });
  await sendMail({
    to: reader.email,
    subject: t("budget.subject", { percent, store: of }),
    locale,
    idempotencyKey: `budget:${store?.id ?? "installation"}:${month}:${limitMicros}:${percent}:${reader.userId}`,
    ...renderMail({
      locale,
      brand,
      heading: t("budget.heading", { percent, store: of }),
      paragraphs: [
        t("budget.body", { percent, store: of, limit }),
        t(percent < 100 ? "budget.ahead" : "budget.stopped"),
      ],
      action: { label: t("budget.action"), url },
      footer: [t(store === null ? "budget.reasonAdmin" : "budget.reason")],
    }),
  });
}
