import type { IncomingMessage, ServerResponse } from "node:http";
import { answer } from "./answer";
import { keepIfStatic, serveKept } from "./static-pages";

/** Answers a request, or hands it on to Next. */
type Front = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/** The operations bring most of the program into memory, so they come with the first that is asked for. */
let operations: typeof import("./operations") | undefined;

const front: Front = async (request, response, next) => {
  if (!request.url?.startsWith("/api/")) {
    if (serveKept(request, response)) return;
    keepIfStatic(request, response);
    return next();
  }
  operations ??= await import("./operations");
  const handler = operations.handlerOf(request.method ?? "", request.url);
  if (handler) await answer(request, response, handler);
  else next();
};

/** Where scripts/serve.mjs, which is no part of the build, finds what the build holds. */
const shared = globalThis as { __roozFront?: Front };

/** Takes its place before Next. Call it once, when the server starts. */
export function standInFront(): void {
  shared.__roozFront = front;
}
