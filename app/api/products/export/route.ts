import { callerOf } from "@/server/request/caller";
import { fileOperations, sendFile } from "@/server/rest/files";

/** `/api/products/export?format=csv|xlsx` */
export async function GET(request: Request): Promise<Response> {
  const format = new URL(request.url).searchParams.get("format") ?? "csv";
  return sendFile(await callerOf(request), fileOperations.exportProducts, { format });
}
