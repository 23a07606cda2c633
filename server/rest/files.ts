import { Readable } from "node:stream";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { toAppError } from "@/server/operations/translate-error";
import { problemResponse } from "./problem-response";

/** The name that a sender gives a file, percent-encoded in a header; one that is not encoded right, as it is. */
function nameIn(request: Request): string {
  const name = request.headers.get("x-file-name") ?? "file";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Takes the request's body as a file; its name stands in the header X-File-Name. */
export async function takeFile(request: Request, caller: Caller, operation: AnyOperation): Promise<Response> {
  try {
    // A body is read once, so a repeated key cannot compare it: uploading twice stores two files, which harms nothing.
    const input = { name: nameIn(request), content: request.body };
    const stored = await execute(operation, { ...caller, idempotencyKey: undefined }, input);
    return Response.json(stored, { status: 201, headers: { "x-request-id": caller.requestId } });
  } catch (error) {
    return problemResponse(
      toAppError(error, operation.name, caller.requestId),
      caller.locale,
      caller.requestId,
    );
  }
}

/** What an operation that makes or finds a file answers with. */
interface SentFile {
  name: string;
  mediaType: string;
  /** Left out where the file is made while it is sent. */
  bytes?: number;
  content: Readable;
}

/** Answers with the file that an operation gives. Only pictures are shown in place; everything else is saved. */
export async function sendFile(caller: Caller, operation: AnyOperation, input: unknown): Promise<Response> {
  try {
    const file = (await execute(operation, caller, input)) as SentFile;
    const picture = file.mediaType.startsWith("image/");
    return new Response(Readable.toWeb(file.content) as ReadableStream, {
      headers: {
        "content-type": file.mediaType,
        ...(file.bytes !== undefined && { "content-length": String(file.bytes) }),
        "content-disposition": `${picture ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        // A stored file never changes; one that is made now would be another one tomorrow.
        "cache-control": file.bytes === undefined ? "no-store" : "private, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  } catch (error) {
    return problemResponse(
      toAppError(error, operation.name, caller.requestId),
      caller.locale,
      caller.requestId,
    );
  }
}
