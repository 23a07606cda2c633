import { callerFromHeaders } from "@/server/request/caller";
import { fileOperations } from "@/server/rest/file-operations";
import { sendFile } from "@/server/rest/files";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> {
  const { workspace, id } = await params;
  return sendFile(await callerFromHeaders(request.headers, { workspace }), fileOperations.getPicture, { id });
}
