import { callerOf } from "@/server/request/caller";
import { handleDownload, handleUpload } from "@/server/rest/files";
import { handleRest } from "@/server/rest/handler";

type Context = { params: Promise<{ target: string }> };

/** `/api/files/import` and `/api/files/image` take a file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { target } = await params;
  return target === "import" || target === "image" ? handleUpload(request, target) : handleRest(request);
}

/** `/api/files/<id>` answers with one. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleDownload(await callerOf(request), (await params).target);
}
