import { afterAll, beforeAll } from "vitest";
import { withWorkspace } from "@/server/db/client";
import type { AddChannelInput, Channel, PostDetail } from "@/server/modules/calendar/contract";
import { actOnPost } from "@/server/modules/calendar/operations/act-on-post";
import { addChannel } from "@/server/modules/calendar/operations/add-channel";
import { createPost } from "@/server/modules/calendar/operations/create-post";
import { getPost } from "@/server/modules/calendar/operations/get-post";
import { memberships, type Role, rolePermissions } from "@/server/modules/workspaces";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { resetEnv } from "@/server/platform/env";
import { callerFor, createPerson, createStore } from "@/server/testing/store";
import { ChannelsStub } from "./channels-stub";

/** A stub of channels for all tests of a file, to which the environment points. */
export function stubChannels(): () => ChannelsStub {
  let stub: ChannelsStub | undefined;
  beforeAll(async () => {
    stub = await ChannelsStub.open();
    process.env.TELEGRAM_API_URL = stub.url;
    process.env.FETCH_ALLOW_HOSTS = new URL(stub.url).host;
    resetEnv();
  });
  afterAll(() => stub?.close());
  return () => {
    if (!stub) throw new Error("the stub is open in tests only");
    return stub;
  };
}

/** A store with people of any role, and short ways to do what tests of the calendar do all the time. */
export async function calendarStore(options: Parameters<typeof createStore>[0] = {}) {
  const store = await createStore(options);
  const workspaceId = store.workspace.id;
  const call = async <T>(operation: AnyOperation, input: unknown) =>
    (await execute(operation, store.caller(), input)) as T;
  const channel = async (input: AddChannelInput) =>
    (await call<{ channel: Channel; signingKey: string | null }>(addChannel, { channel: input })) ?? {};
  return {
    ...store,
    workspaceId,
    call,
    channel,
    telegram: async (token: string) =>
      (await channel({ kind: "telegram", name: "Shop", chat: "@shop", token })).channel.id,
    webhook: (url: string) => channel({ kind: "webhook", name: "Hook", url }),
    draft: (input: Record<string, unknown>) => call<PostDetail>(createPost, input),
    act: (post: Pick<PostDetail, "id" | "revision">, action: string, more: object = {}) =>
      call<PostDetail>(actOnPost, {
        id: post.id,
        action,
        ...(action === "approve" && { revision: post.revision }),
        ...more,
      }),
    read: (id: string) => call<PostDetail>(getPost, { id }),
    /** Another person of the store. */
    async member(role: Role) {
      const person = await createPerson();
      await withWorkspace(workspaceId, (tx) =>
        tx.insert(memberships).values({ workspaceId, userId: person.user.id, role }),
      );
      const workspace = { ...store.workspace, role, permissions: rolePermissions[role] };
      return {
        ...person,
        call: async <T>(operation: AnyOperation, input: unknown) =>
          (await execute(operation, callerFor(person.actor, workspace), input)) as T,
      };
    },
  };
}

export type CalendarStore = Awaited<ReturnType<typeof calendarStore>>;

/** A post that is approved as it stands, without a time. */
export async function approvedPost(
  store: CalendarStore,
  input: Record<string, unknown>,
): Promise<PostDetail> {
  const draft = await store.draft(input);
  return store.act(await store.act(draft, "submit"), "approve");
}
