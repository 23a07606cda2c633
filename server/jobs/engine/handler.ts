import { type Inngest, InngestCommHandler, type InngestFunction } from "inngest";

interface Call {
  method: "POST" | "PUT";
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Passes a call to the functions as Inngest would send it over HTTP. */
export type Serve = (call: Call) => Promise<Reply>;

/** The handler that serves functions, in process: no sockets, no requests, the same code behind. */
export function serveInProcess(client: Inngest.Any, functions: InngestFunction.Any[]): Serve {
  return new InngestCommHandler({
    frameworkName: "rooz",
    client,
    functions,
    handler: (call: Call) => ({
      body: () => call.body as string,
      headers: (name) => (name.toLowerCase() === "host" ? "localhost" : call.headers[name.toLowerCase()]),
      method: () => call.method,
      url: () => new URL(`http://localhost/api/inngest?${new URLSearchParams(call.query)}`),
      transformResponse: (reply): Reply => reply,
    }),
  }).createHandler() as Serve;
}
