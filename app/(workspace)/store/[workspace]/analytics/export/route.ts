import { callerFromHeaders } from "@/server/request/caller";
import { fileOperations } from "@/server/rest/file-operations";
import { sendFile } from "@/server/rest/files";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  const { workspace } = await params;
  const days = Number(new URL(request.url).searchParams.get("days") ?? 30);
  return sendFile(await callerFromHeaders(request.headers, { workspace }), fileOperations.exportAiUsage, {
    days,
  });
}
