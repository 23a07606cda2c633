import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { callerOf } from "@/server/request/caller";
import { appRouter } from "@/server/trpc/root";
import { streamSubscription } from "@/server/trpc/subscriptions";

const endpoint = "/api/trpc";

async function handler(request: Request): Promise<Response> {
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

export { handler as GET, handler as POST };
