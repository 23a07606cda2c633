import { callerFromHeaders } from "@/server/request/caller";
import { fileOperations } from "@/server/rest/file-operations";
import { sendFile } from "@/server/rest/files";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  const { workspace } = await params;
  const format = new URL(request.url).searchParams.get("format") ?? "csv";
  return sendFile(await callerFromHeaders(request.headers, { workspace }), fileOperations.exportProducts, {
    format,
  });
}
