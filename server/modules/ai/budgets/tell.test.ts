import { like } from "drizzle-orm";
import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { notifications } from "@/server/modules/notifications/schema";
import { memberships } from "@/server/modules/workspaces";
import { mailboxMessages } from "@/server/platform/mail/schema";
import { ended, send, startEngine } from "@/server/testing/jobs/harness";
import { createPerson, createStore } from "@/server/testing/store";
import { budgetReached, installationBudgetReached } from "../events";
import { tellOfBudget, tellOfInstallationBudget } from "../jobs";

const reached = { month: "2026-11", percent: 90, limitMicros: 25_000_000 };
const mails = (key: string) =>
  withService((tx) =>
    tx
      .select()
      .from(mailboxMessages)
      .where(like(mailboxMessages.idempotencyKey, `budget:${key}:%`))
      .orderBy(mailboxMessages.recipient),
  );

it("tells those who manage a store, each in their language and nobody else, in the app and by mail", async () => {
  const store = await createStore();
  const { workspace, user } = store;
  const admin = await createPerson({ locale: "fa" });
  const analyst = await createPerson();
  await withService((tx) =>
    tx.insert(memberships).values([
      { workspaceId: workspace.id, userId: admin.user.id, role: "admin" },
      { workspaceId: workspace.id, userId: analyst.user.id, role: "analyst" },
    ]),
  );
  await startEngine([tellOfBudget]);
  await send(budgetReached.create({ ...reached, workspaceId: workspace.id }));
  expect((await ended(tellOfBudget)).map((run) => run.error)).toEqual([null]);

  const told = await withWorkspace(workspace.id, (tx) => tx.select().from(notifications));
  expect(told.map((row) => row.userId).sort()).toEqual([user.id, admin.user.id].sort());
  for (const row of told) {
    expect(row).toMatchObject({ kind: "budgetReached", params: { percent: 90 }, link: "/settings/ai" });
  }
  const letters = await mails(workspace.id);
  expect(letters.map((mail) => mail.recipient).sort()).toEqual([user.email, admin.user.email].sort());
  const english = letters.find((mail) => mail.recipient === user.email);
  expect(english?.subject).toBe("Test store: 90% of the budget for AI is used");
  expect(english?.text).toContain("$25.00");
  expect(english?.text).toContain(`/store/${workspace.slug}/settings/ai`);
  expect(letters.find((mail) => mail.recipient === admin.user.email)?.locale).toBe("fa");
});

it("tells the admins of the installation", async () => {
  const admin = await createPerson({ admin: true });
  await createPerson();
  await startEngine([tellOfInstallationBudget]);
  await send(installationBudgetReached.create({ ...reached, percent: 100 }));
  expect((await ended(tellOfInstallationBudget)).map((run) => run.error)).toEqual([null]);
  const letters = await mails("installation");
  expect(letters.map((mail) => mail.recipient)).toEqual([admin.user.email]);
  expect(letters[0]?.text).toContain("/admin/ai/prices");
});
