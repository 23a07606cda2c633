import { platformSettings } from "@/server/modules/settings";
import { openApiDocument } from "@/server/rest/openapi";

export async function GET(): Promise<Response> {
  const { branding } = await platformSettings();
  return Response.json(openApiDocument(branding.name), {
    headers: { "cache-control": "public, max-age=60" },
  });
}
