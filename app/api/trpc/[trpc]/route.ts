import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { callerOf } from "@/server/request/caller";
import { appRouter } from "@/server/trpc/root";

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: ({ req }) => callerOf(req),
  });

export { handler as GET, handler as POST };
