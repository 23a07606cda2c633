import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { callerOf } from "@/server/request/caller";
import { appRouter } from "@/server/trpc/root";

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    // An EventSource sends no headers of ours, so a subscription names its store as a parameter.
    createContext: ({ req, info }) => callerOf(req, { workspace: info.connectionParams?.workspace }),
  });

export { handler as GET, handler as POST };
