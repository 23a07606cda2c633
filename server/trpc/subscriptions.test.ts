import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "undici";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { notify } from "@/server/modules/notifications";
import { AppError } from "@/server/platform/errors";
import { createStore } from "@/server/testing/store";
import type { AppRouter } from "./root";
import { streamSubscription } from "./subscriptions";

type Store = Awaited<ReturnType<typeof createStore>>;

let store: Store;
let server: Server;
let asked: { workspace: string | undefined; lastEventId: string | null }[] = [];
const open = new Set<() => void>();

/** Serves subscriptions as the route does; connections can be cut from outside. */
beforeAll(async () => {
  store = await createStore();
  server = createServer(async (request, response) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const url = `http://localhost${request.url}`;
    const headers = request.headers as Record<string, string>;
    const answer = await streamSubscription(
      new Request(url, { headers, signal: gone.signal }),
      new URL(url).pathname.slice(1),
      async (r, options) => {
        asked.push({ ...options, lastEventId: r.headers.get("last-event-id") });
        return store.caller();
      },
    );
    if (!answer?.body) {
      response.statusCode = 404;
      response.end();
      return;
    }
    const cut = () => response.destroy();
    open.add(cut);
    gone.signal.addEventListener("abort", () => open.delete(cut));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    Readable.fromWeb(answer.body as NodeReadableStream).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const tell = (points: number) =>
  withWorkspace(store.workspace.id, (tx) =>
    notify(tx, {
      workspaceId: store.workspace.id,
      userIds: [store.user.id],
      kind: "pointsLow",
      params: { points },
    }),
  );

it("speaks to tRPC's own client, which resumes where its connection broke", async () => {
  const client = createTRPCClient<AppRouter>({
    links: [httpSubscriptionLink({ url: url(), EventSource, connectionParams: { workspace: "my-store" } })],
  });
  const heard: string[] = [];
  const subscription = client.live.subscribe.subscribe(
    {},
    {
      onData: ({ id, data }) => {
        heard.push(data.type === "notification" ? `${id}: ${data.notification.params.points}` : data.type);
      },
    },
  );
  await vi.waitFor(() => expect(heard).toEqual(["ready"]));
  await tell(1);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  for (const cut of open) cut();
  await tell(2);
  await tell(3);
  await vi.waitFor(() => expect(heard).toHaveLength(5));
  expect(heard).toEqual(["ready", "1: 1", "2: 2", "3: 3", "ready"]);
  expect(asked).toEqual([
    { workspace: "my-store", lastEventId: null },
    { workspace: "my-store", lastEventId: "1" },
  ]);
  subscription.unsubscribe();
});

it("tells all who listen, and forgets them when they leave", async () => {
  const count = 20;
  const heard: string[] = [];
  const sources = Array.from({ length: count }, () => {
    const source = new EventSource(`${url()}/live.subscribe?input=${encodeURIComponent("{}")}`);
    source.addEventListener("message", ({ data }) => heard.push(String(data)));
    return source;
  });
  await vi.waitFor(() => expect(heard).toHaveLength(count));
  heard.length = 0;
  await tell(9);
  await vi.waitFor(() => expect(heard).toHaveLength(count));
  expect(new Set(heard).size).toBe(1);
  for (const source of sources) source.close();
  await vi.waitFor(() => expect(open.size).toBe(0));
});

it("leaves to tRPC what is no subscription, or cannot begin", async () => {
  asked = [];
  const at = (path: string, init?: RequestInit) =>
    streamSubscription(new Request(`http://localhost/${path}`, init), path.split("?")[0] ?? "", async () =>
      store.caller(),
    );
  expect(await at("notifications.countUnread")).toBeUndefined();
  expect(await at("nothing.here")).toBeUndefined();
  expect(await at("live.subscribe", { method: "POST" })).toBeUndefined();
  expect(await at("live.subscribe?input=nonsense")).toBeUndefined();
  expect(await at(`live.subscribe?input=${encodeURIComponent('{"unknown":1}')}`)).toBeUndefined();
  const stranger = streamSubscription(
    new Request("http://localhost/live.subscribe"),
    "live.subscribe",
    async () => ({
      ...store.caller(),
      actor: async () => {
        throw new AppError("UNAUTHENTICATED");
      },
    }),
  );
  expect(await stranger).toBeUndefined();
});
