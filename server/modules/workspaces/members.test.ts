import { desc, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { jobOutbox } from "@/server/jobs/schema";
import { users } from "@/server/modules/auth";
import { execute } from "@/server/operations/execute";
import { mailboxMessages } from "@/server/platform/mail/schema";
import { codeOf } from "@/server/testing/code-of";
import { callerFor, createPerson, createStore } from "@/server/testing/store";
import { openWorkspace } from "./access";
import { invitationMailRequested } from "./events";
import { sendInvitation } from "./mails";
import { acceptInvitation } from "./operations/accept-invitation";
import { changeRole } from "./operations/change-role";
import { getInvitation } from "./operations/get-invitation";
import { inviteMember } from "./operations/invite-member";
import { leaveWorkspace } from "./operations/leave-workspace";
import { listInvitations } from "./operations/list-invitations";
import { listMembers } from "./operations/list-members";
import { removeMember } from "./operations/remove-member";
import { resendInvitation } from "./operations/resend-invitation";
import { revokeInvitation } from "./operations/revoke-invitation";
import { invitations, memberships } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;
type Page = {
  items: { id: string; userId: string; role: string; email: string }[];
  nextCursor: string | null;
};

const stranger = callerFor(null);
const newEmail = () => `p-${crypto.randomUUID()}@example.com`;

async function addMember(store: Store, role: "owner" | "admin" | "manager" | "analyst") {
  const person = await createPerson();
  const membershipId = await withService(async (tx) => {
    const [row] = await tx
      .insert(memberships)
      .values({ workspaceId: store.workspace.id, userId: person.user.id, role })
      .returning({ id: memberships.id });
    if (!row) throw new Error("not added");
    return row.id;
  });
  const caller = async () => callerFor(person.actor, await openWorkspace(person.actor, store.workspace.id));
  return { ...person, membershipId, caller };
}

const membersOf = async (store: Store) => (await execute(listMembers, store.caller(), {})) as Page;
const idOfOwner = async (store: Store) =>
  (await membersOf(store)).items.find((m) => m.userId === store.user.id)?.id ?? "";

/** Sends the mails that have been asked for, and gives back the link in the last one to an address. */
async function linkTo(email: string): Promise<string> {
  const rows = await withService((tx) =>
    tx.delete(jobOutbox).where(eq(jobOutbox.name, "workspaces/invitation.mailRequested")).returning(),
  );
  for (const row of rows) {
    await sendInvitation(
      invitationMailRequested.create(row.data as never).data as Parameters<typeof sendInvitation>[0],
    );
  }
  const [mail] = await withService((tx) =>
    tx
      .select()
      .from(mailboxMessages)
      .where(eq(mailboxMessages.recipient, email))
      .orderBy(desc(mailboxMessages.id))
      .limit(1),
  );
  return /\/invite\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

async function invite(store: Store, email: string, role = "analyst"): Promise<{ id: string; token: string }> {
  const { id } = (await execute(inviteMember, store.caller(), { email, role })) as { id: string };
  return { id, token: await linkTo(email.toLowerCase()) };
}

describe("an invitation", () => {
  test("is mailed, says what it is for, and makes who is signed in a member, once", async () => {
    const store = await createStore();
    const guest = await createPerson();
    const { token } = await invite(store, guest.user.email.toUpperCase());
    expect(await execute(getInvitation, stranger, { token })).toMatchObject({
      store: { name: "Test store", slug: store.workspace.slug },
      inviter: store.user.name,
      email: guest.user.email,
      role: "analyst",
      hasAccount: true,
    });
    const joined = await execute(acceptInvitation, guest.caller(), { token });
    expect(joined).toMatchObject({ store: { id: store.workspace.id }, role: "analyst" });
    expect(await openWorkspace(guest.actor, store.workspace.slug)).toMatchObject({ role: "analyst" });
    expect(await codeOf(execute(acceptInvitation, guest.caller(), { token }))).toBe("LINK_EXPIRED");
    expect(
      await codeOf(execute(inviteMember, store.caller(), { email: guest.user.email, role: "agent" })),
    ).toBe("ALREADY_MEMBER");
  });

  test("opens an account for a new person, whose address the link has proven", async () => {
    const store = await createStore();
    const email = newEmail();
    const { token } = await invite(store, email, "manager");
    expect(await execute(getInvitation, stranger, { token })).toMatchObject({ hasAccount: false });
    await expect(execute(acceptInvitation, stranger, { token })).rejects.toMatchObject({
      code: "BAD_INPUT",
      fields: [
        { path: "name", code: "required" },
        { path: "password", code: "required" },
      ],
    });
    const weak = { token, name: "Omid", password: "password123" };
    expect(await codeOf(execute(acceptInvitation, stranger, weak))).toBe("BAD_INPUT");
    await execute(acceptInvitation, stranger, { token, name: "Omid", password: "correct horse battery" });
    const [user] = await withService((tx) => tx.select().from(users).where(eq(users.email, email)));
    expect(user).toMatchObject({ name: "Omid", verifiedAt: expect.any(Date), isAdmin: false });
    expect((await membersOf(store)).items.map((m) => [m.email, m.role])).toContainEqual([email, "manager"]);
  });

  test("is for its address only", async () => {
    const store = await createStore();
    const guest = await createPerson();
    const other = await createPerson();
    const { token } = await invite(store, guest.user.email);
    expect(await codeOf(execute(acceptInvitation, other.caller(), { token }))).toBe("WRONG_ACCOUNT");
    const takeOver = { token, name: "Other", password: "correct horse battery" };
    expect(await codeOf(execute(acceptInvitation, stranger, takeOver))).toBe("UNAUTHENTICATED");
    expect(await codeOf(openWorkspace(other.actor, store.workspace.id))).toBe("NOT_FOUND");
  });

  test("ends when it is sent again, revoked, or seven days old; a forged one opens nothing", async () => {
    const store = await createStore();
    const guest = await createPerson();
    const tryLink = (token: string) => codeOf(execute(acceptInvitation, guest.caller(), { token }));
    const first = await invite(store, guest.user.email);
    expect(await tryLink(`${first.id}.${"A".repeat(43)}`)).toBe("LINK_EXPIRED");

    await execute(resendInvitation, store.caller(), { id: first.id });
    const second = await linkTo(guest.user.email);
    expect(second).not.toBe(first.token);
    expect(await tryLink(first.token)).toBe("LINK_EXPIRED");

    const setExpiry = (expiresAt: Date) =>
      withService((tx) => tx.update(invitations).set({ expiresAt }).where(eq(invitations.id, first.id)));
    await setExpiry(new Date(Date.now() - 1000));
    expect(await tryLink(second)).toBe("LINK_EXPIRED");
    const listed = (await execute(listInvitations, store.caller(), {})) as { items: unknown[] };
    expect(listed.items).toEqual([expect.objectContaining({ id: first.id, status: "expired" })]);

    const third = await invite(store, guest.user.email, "agent");
    expect(third.id).toBe(first.id);
    const days = withWorkspace(store.workspace.id, (tx) => tx.select().from(invitations));
    const left = (((await days)[0]?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(left).toBeGreaterThan(6.99);
    expect(left).toBeLessThanOrEqual(7);

    await execute(revokeInvitation, store.caller(), { id: first.id });
    expect(await tryLink(third.token)).toBe("LINK_EXPIRED");
    expect(await codeOf(execute(resendInvitation, store.caller(), { id: first.id }))).toBe("NOT_FOUND");
    expect(await codeOf(execute(revokeInvitation, store.caller(), { id: first.id }))).toBe("NOT_FOUND");
    expect(((await execute(listInvitations, store.caller(), {})) as { items: unknown[] }).items).toEqual([]);
  });

  test("that was revoked before it was mailed is not mailed", async () => {
    const store = await createStore();
    const email = newEmail();
    const { id } = (await execute(inviteMember, store.caller(), { email, role: "agent" })) as { id: string };
    await execute(revokeInvitation, store.caller(), { id });
    expect(await linkTo(email)).toBe("");
  });

  test("to a store that is paused is refused", async () => {
    const store = await createStore();
    const guest = await createPerson();
    const { token } = await invite(store, guest.user.email);
    await withService((tx) =>
      tx.update(workspaces).set({ suspendedAt: new Date() }).where(eq(workspaces.id, store.workspace.id)),
    );
    expect(await codeOf(execute(acceptInvitation, guest.caller(), { token }))).toBe("SUSPENDED");
  });
});

describe("roles", () => {
  test("change, and take effect at once", async () => {
    const store = await createStore();
    const member = await addMember(store, "analyst");
    expect(
      await codeOf(execute(inviteMember, await member.caller(), { email: newEmail(), role: "agent" })),
    ).toBe("FORBIDDEN");
    await execute(changeRole, store.caller(), { id: member.membershipId, role: "admin" });
    expect(
      await codeOf(execute(inviteMember, await member.caller(), { email: newEmail(), role: "agent" })),
    ).toBe("ok");
  });

  test("of owners are the owners' matter", async () => {
    const store = await createStore();
    const admin = await addMember(store, "admin");
    const ownerId = await idOfOwner(store);
    const caller = await admin.caller();
    expect(await codeOf(execute(changeRole, caller, { id: ownerId, role: "agent" }))).toBe("FORBIDDEN");
    expect(await codeOf(execute(changeRole, caller, { id: admin.membershipId, role: "owner" }))).toBe(
      "FORBIDDEN",
    );
    expect(await codeOf(execute(removeMember, caller, { id: ownerId }))).toBe("FORBIDDEN");
    expect(await codeOf(execute(inviteMember, caller, { email: newEmail(), role: "owner" }))).toBe(
      "FORBIDDEN",
    );
  });

  test("of another store's members are out of reach", async () => {
    const store = await createStore();
    const other = await createStore();
    const id = await idOfOwner(other);
    expect(await codeOf(execute(changeRole, store.caller(), { id, role: "agent" }))).toBe("NOT_FOUND");
    expect(await codeOf(execute(removeMember, store.caller(), { id }))).toBe("NOT_FOUND");
  });
});

describe("the last owner", () => {
  test("stays", async () => {
    const store = await createStore();
    await addMember(store, "admin");
    const id = await idOfOwner(store);
    expect(await codeOf(execute(leaveWorkspace, store.caller(), {}))).toBe("LAST_OWNER");
    expect(await codeOf(execute(changeRole, store.caller(), { id, role: "admin" }))).toBe("LAST_OWNER");
    expect(await codeOf(execute(removeMember, store.caller(), { id }))).toBe("LAST_OWNER");
  });

  test("is kept when two owners go at the same time", async () => {
    for (let round = 0; round < 5; round++) {
      const store = await createStore();
      const second = await addMember(store, "owner");
      const caller = await second.caller();
      const codes = await Promise.all([
        codeOf(execute(leaveWorkspace, store.caller(), {})),
        codeOf(execute(leaveWorkspace, caller, {})),
      ]);
      expect(codes.sort()).toEqual(["LAST_OWNER", "ok"]);
    }
  });

  test("may go once there is another", async () => {
    const store = await createStore();
    const second = await addMember(store, "analyst");
    await execute(changeRole, store.caller(), { id: second.membershipId, role: "owner" });
    expect(await codeOf(execute(leaveWorkspace, store.caller(), {}))).toBe("ok");
    expect(await codeOf(openWorkspace(store.actor, store.workspace.id))).toBe("NOT_FOUND");
  });
});

describe("members", () => {
  test("are listed page by page, and see of each other what a colleague may see", async () => {
    const store = await createStore();
    for (let i = 0; i < 4; i++) await addMember(store, "analyst");
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = (await execute(listMembers, store.caller(), {
        limit: 2,
        ...(cursor ? { cursor } : {}),
      })) as Page;
      seen.push(...page.items.map((m) => m.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(await codeOf(execute(listMembers, store.caller(), { cursor: "nonsense" }))).toBe("BAD_INPUT");
    const visible = await withWorkspace(store.workspace.id, (tx) =>
      tx.select({ email: users.email }).from(users),
    );
    expect(visible).toHaveLength(5);
  });

  test("who are removed are outside at once", async () => {
    const store = await createStore();
    const member = await addMember(store, "manager");
    await execute(removeMember, store.caller(), { id: member.membershipId });
    expect(await codeOf(openWorkspace(member.actor, store.workspace.id))).toBe("NOT_FOUND");
    const noted = await withWorkspace(store.workspace.id, (tx) =>
      tx.execute(sql`select actor, target, details from audit_log where action = 'member.removed'`),
    );
    expect([...noted]).toEqual([
      { actor: `user:${store.user.id}`, target: member.user.id, details: { role: "manager" } },
    ]);
  });
});
