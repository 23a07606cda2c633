import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { callerOf } from "@/server/request/caller";
import { appRouter } from "./root";
import { streamSubscription } from "./subscriptions";

const endpoint = "/api/trpc";

/** Answers a request to `/api/trpc/...`: one procedure, a batch of them, or a subscription. */
export async function handleTrpc(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(endpoint.length + 1);
  const stream = await streamSubscription(request, path, callerOf);
  if (stream) return stream;
  return fetchRequestHandler({
    endpoint,
    req: request,
    router: appRouter,
    // An EventSource sends no headers of ours, so a subscription names its store as a parameter.
    createContext: ({ req, info }) => callerOf(req, { workspace: info.connectionParams?.workspace }),
  });
}
