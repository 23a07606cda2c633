import { callerOf } from "@/server/request/caller";
import { fileOperations, handleUpload, sendFile } from "@/server/rest/files";
import { handleRest } from "@/server/rest/handler";

type Context = { params: Promise<{ target: string }> };

/** `/api/files/import` and `/api/files/image` take a file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { target } = await params;
  return target === "import" || target === "image" ? handleUpload(request, target) : handleRest(request);
}

/** `/api/files/<id>` answers with one. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { target: id } = await params;
  return sendFile(await callerOf(request), fileOperations.downloadFile, { id });
}
