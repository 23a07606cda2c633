import { type Inngest, InngestCommHandler, type InngestFunction } from "inngest";
import type { Callable } from "./call";

/** Asks functions what they are, as Inngest does when an app registers. @returns the answer's body */
export async function introspect(client: Inngest.Any, functions: InngestFunction.Any[]): Promise<string> {
  const handle = new InngestCommHandler({
    frameworkName: "rooz",
    client,
    functions,
    handler: () => ({
      body: () => JSON.stringify({ url: "http://localhost/api/inngest" }),
      headers: (name) => (name === "x-inngest-sync-kind" ? "in_band" : undefined),
      method: () => "PUT",
      url: () => new URL("http://localhost/api/inngest"),
      transformResponse: ({ body }): string => body,
    }),
  }).createHandler();
  return handle();
}

/** The functions by the ids under which they register; those with an `onFailure` stand there twice. */
export function callablesOf(client: Inngest.Any, functions: InngestFunction.Any[]): Map<string, Callable> {
  const callables = new Map<string, Callable>();
  for (const fn of functions) {
    const id = fn.id(client.id);
    callables.set(id, { client, fn, kind: "main" });
    callables.set(`${id}-failure`, { client, fn, kind: "failure" });
  }
  return callables;
}
