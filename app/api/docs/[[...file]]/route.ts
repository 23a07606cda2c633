import { platformSettings } from "@/server/modules/settings";
import { docsResponse } from "@/server/rest/docs-page";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file?: string[] }> },
): Promise<Response> {
  const { branding } = await platformSettings();
  return docsResponse((await params).file?.join("/"), branding.name);
}
