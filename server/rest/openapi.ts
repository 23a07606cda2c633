import { initTRPC } from "@trpc/server";
import { generateOpenApiDocument, type OpenApiMeta } from "trpc-to-openapi";
import { appUrl } from "@/server/platform/env";
import { version } from "@/server/platform/version";
import { allOperations } from "@/server/trpc/operations";
import { fileOperations } from "./file-operations";
import { addFile, withoutFile } from "./openapi-files";

/**
 * The OpenAPI 3.1 description of every operation. The running procedures parse their input only after asking
 * whether the caller may; this twin of the router exists to carry the contracts to the generator.
 */
export function openApiDocument(name: string) {
  const t = initTRPC.meta<OpenApiMeta>().create();
  const procedures = Object.fromEntries(
    [...allOperations(), ...Object.values(fileOperations).map(withoutFile)].map((operation) => {
      const documented = t.procedure
        .meta({
          openapi: {
            method: operation.rest.method,
            path: operation.rest.path,
            summary: operation.summary,
            description: needs(operation.kind, operation.permission),
            tags: [operation.name.split(".")[0] ?? ""],
            protect: operation.scope !== "public",
            operationId: operation.name,
          } as OpenApiMeta["openapi"],
        })
        .input(operation.input)
        .output(operation.output);
      const never = () => {
        throw new Error("the documentation's router is not for calling");
      };
      return [
        operation.name.replace(".", "_"),
        operation.rest.method === "GET" ? documented.query(never) : documented.mutation(never),
      ];
    }),
  );
  const document = generateOpenApiDocument(t.router(procedures), {
    title: `${name} API`,
    version,
    baseUrl: `${appUrl()}/api`,
    description:
      "Sign in at POST /auth/login for a bearer token, or use an API key. Name the store with the header X-Workspace (not needed with an API key). Every change accepts an Idempotency-Key; repeating a request with the same key replays its answer. Errors are problem details (RFC 9457).",
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer", description: "Access token or API key" },
      apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" },
    },
  });
  for (const operation of Object.values(fileOperations)) addFile(document, operation);
  return document;
}

function needs(kind: string, permission: string | null): string {
  return [
    permission ? `Needs the permission \`${permission}\`.` : "",
    kind === "stream" ? "Answers as server-sent events." : "",
    kind === "subscription"
      ? "Goes on as server-sent events until you leave; `lastEventId` or the header Last-Event-ID resumes after one."
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}
