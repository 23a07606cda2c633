import { Readable } from "node:stream";
import { downloadFile } from "@/server/modules/files/operations/download-file";
import { uploadImage, uploadImportFile } from "@/server/modules/files/operations/upload-file";
import { type Caller, execute } from "@/server/operations/execute";
import { toAppError } from "@/server/operations/translate-error";
import { AppError } from "@/server/platform/errors";
import { callerOf } from "@/server/request/caller";
import { problemResponse } from "./handler";

/** The operations whose input or output is a file: they have routes of their own, not the router's JSON. */
export const fileOperations = { uploadImportFile, uploadImage, downloadFile };

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

/** Answers with a file's content. Only pictures are shown in place; everything else is saved. */
export async function handleDownload(caller: Caller, id: string): Promise<Response> {
  try {
    const file = downloadFile.output.parse(await execute(downloadFile, caller, { id }));
    const inline = file.mediaType.startsWith("image/");
    return new Response(Readable.toWeb(file.content) as ReadableStream, {
      headers: {
        "content-type": file.mediaType,
        "content-length": String(file.bytes),
        "content-disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "cache-control": "private, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  } catch (error) {
    return problemResponse(
      toAppError(error, "files.download", caller.requestId),
      caller.locale,
      caller.requestId,
    );
  }
}
