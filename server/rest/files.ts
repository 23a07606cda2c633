import { Readable } from "node:stream";
import { downloadFaults } from "@/server/modules/catalog/operations/download-faults";
import { exportProducts } from "@/server/modules/catalog/operations/export-products";
import { downloadFile } from "@/server/modules/files/operations/download-file";
import { uploadImage, uploadImportFile } from "@/server/modules/files/operations/upload-file";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { toAppError } from "@/server/operations/translate-error";
import { AppError } from "@/server/platform/errors";
import { callerOf } from "@/server/request/caller";
import { problemResponse } from "./handler";

/** The operations whose input or output is a file: they have routes of their own, not the router's JSON. */
export const fileOperations = { uploadImportFile, uploadImage, downloadFile, exportProducts, downloadFaults };

/** Takes the request's body as a file; its name stands in the header X-File-Name, percent-encoded. */
export async function handleUpload(request: Request, purpose: "import" | "image"): Promise<Response> {
  const caller = await callerOf(request);
  try {
    if (!request.body) throw new AppError("BAD_INPUT", { fields: [{ path: "content", code: "required" }] });
    const name = decodeURIComponent(request.headers.get("x-file-name") ?? "file");
    const operation = purpose === "import" ? uploadImportFile : uploadImage;
    // A body is read once, so a repeated key cannot compare it: uploading twice stores two files, which harms nothing.
    const stored = await execute(
      operation,
      { ...caller, idempotencyKey: undefined },
      { name, content: request.body },
    );
    return Response.json(stored, { status: 201 });
  } catch (error) {
    return problemResponse(
      toAppError(error, "files.upload", caller.requestId),
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
