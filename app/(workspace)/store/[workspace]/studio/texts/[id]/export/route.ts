import { callerFromHeaders } from "@/server/request/caller";
import { fileOperations } from "@/server/rest/file-operations";
import { sendFile } from "@/server/rest/files";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> {
  const { workspace, id } = await params;
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  return sendFile(await callerFromHeaders(request.headers, { workspace }), fileOperations.exportText, {
    ...asked,
    id,
  });
}
