import { readFile } from "node:fs/promises";
import path from "node:path";
import swaggerFolder from "swagger-ui-dist/absolute-path.js";

const assets: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const start = `window.addEventListener("load", () => {
  window.SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#docs", deepLinking: true, persistAuthorization: false, validatorUrl: null });
});`;

/** The browsable page of the API, or one of its files: Swagger UI from its npm package, nothing from elsewhere. */
export async function docsResponse(file: string | undefined, title: string): Promise<Response> {
  if (file === undefined) {
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head><body><div id="docs"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
    return new Response(page, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy":
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
      },
    });
  }
  if (file === "start.js") return respond(start, "text/javascript; charset=utf-8");
  const type = assets[file];
  if (!type) return new Response(null, { status: 404 });
  return respond(await readFile(path.join(swaggerFolder(), file)), type);
}

function respond(body: string | Buffer, type: string): Response {
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: { "content-type": type, "cache-control": "public, max-age=3600" },
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
