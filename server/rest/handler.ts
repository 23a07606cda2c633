import type { AnyOperation, Followed } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { toAppError } from "@/server/operations/translate-error";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import { problemOf } from "@/server/platform/problem";
import { callerOf } from "@/server/request/caller";
import { fileTypesOf } from "./file-operations";
import { sendFile, takeFile } from "./files";
import { problemResponse } from "./problem-response";
import { findRoute, queryInput } from "./routes";

/** Largest JSON body that an operation accepts, in bytes; files are streamed. */
const maxBodyBytes = 4 * 1024 * 1024;

/** Answers a request to `/api/...` with the operation that its method and path name. */
export async function handleRest(request: Request): Promise<Response> {
  const caller = await callerOf(request);
  try {
    const url = new URL(request.url);
    const found = findRoute(request.method, url.pathname.replace(/^\/api/, "").replace(/\/$/, ""));
    if ("allowed" in found) return notHere(found.allowed, caller.locale, caller.requestId);
    const { operation, pathInput, queryTypes } = found;
    const files = fileTypesOf(operation);
    if (files && "takes" in files) return takeFile(request, caller, operation);
    if (files) {
      const input = { ...queryInput(url.searchParams, queryTypes), ...pathInput };
      return sendFile(caller, operation, input);
    }
    const input = {
      ...resumeInput(operation, request),
      ...queryInput(url.searchParams, queryTypes),
      ...(await bodyOf(request)),
      ...pathInput,
    };
    const output = await execute(operation, caller, input);
    if (operation.kind === "stream" || operation.kind === "subscription")
      return eventStream(output as AsyncIterable<unknown>, operation.kind, caller.locale, caller.requestId);
    const { status } = operation.rest;
    return Response.json(output, {
      status: typeof status === "function" ? status(output) : (status ?? 200),
      headers: { "cache-control": "no-store", "x-request-id": caller.requestId },
    });
  } catch (error) {
    return problemResponse(toAppError(error, "rest", caller.requestId), caller.locale, caller.requestId);
  }
}

/** Where a subscriber that lost its connection goes on: browsers say it by themselves. */
function resumeInput({ kind }: AnyOperation, request: Request): Record<string, unknown> {
  const lastEventId = kind === "subscription" ? request.headers.get("last-event-id") : null;
  return lastEventId ? { lastEventId } : {};
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (request.method === "GET" || request.method === "HEAD") return {};
  const text = await readText(request);
  if (text.trim() === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Told below, in the same words as a body of another shape.
  }
  throw new AppError("BAD_INPUT", { fields: [{ path: "", code: "notJson" }] });
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw new AppError("TOO_LARGE", { params: { limit: "4 MB" } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function notHere(allowed: string[], locale: Locale, requestId: string): Response {
  const response = problemResponse(
    new AppError("NOT_FOUND", { params: { thing: "address" } }),
    locale,
    requestId,
  );
  if (allowed.length === 0) return response;
  return new Response(response.body, {
    status: 405,
    headers: { ...Object.fromEntries(response.headers), allow: allowed.join(", ") },
  });
}

/**
 * A stream as server-sent events: `data` per item (of a subscription with its `id`), `error` with problem
 * details, `done` at the end.
 */
function eventStream(
  source: AsyncIterable<unknown>,
  kind: "stream" | "subscription",
  locale: Locale,
  requestId: string,
): Response {
  const encoder = new TextEncoder();
  const iterator = source[Symbol.asyncIterator]();
  const event = (name: string, data: unknown) =>
    encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const item = (value: unknown) => {
    if (kind === "stream") return event("data", value);
    const { id, data } = value as Followed<unknown>;
    return encoder.encode(`event: data\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (!next.done) return controller.enqueue(item(next.value));
        controller.enqueue(event("done", {}));
      } catch (error) {
        controller.enqueue(
          event("error", problemOf(toAppError(error, "rest", requestId), locale, requestId)),
        );
      }
      controller.close();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
