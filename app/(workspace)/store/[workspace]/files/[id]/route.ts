import { callerFromHeaders } from "@/server/request/caller";
import { handleDownload } from "@/server/rest/files";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> {
  const { workspace, id } = await params;
  return handleDownload(await callerFromHeaders(request.headers, { workspace }), id);
}
