import type { generateOpenApiDocument } from "trpc-to-openapi";
import { z } from "zod";
import type { AnyOperation } from "@/server/operations/define";
import { fileTypesOf } from "./file-operations";

type Document = ReturnType<typeof generateOpenApiDocument>;

/** An operation with a file as JSON can describe it: what stands in the path and the query, and a JSON answer. */
export function withoutFile(operation: AnyOperation): AnyOperation {
  const files = fileTypesOf(operation);
  if (!(operation.input instanceof z.ZodObject) || !files) {
    throw new Error(`${operation.name} is described as one with a file, but is none`);
  }
  if ("takes" in files) return { ...operation, input: z.strictObject({}) };
  // Lists and objects have no form in a query; the answer is put in below.
  const plain = Object.entries(operation.input.shape as Record<string, z.ZodType>).filter(
    ([, field]) => z.toJSONSchema(field, { unrepresentable: "any", io: "input" }).type === "string",
  );
  return { ...operation, input: z.strictObject(Object.fromEntries(plain)), output: z.object({}) };
}

/** A body of bytes, as OpenAPI 3.1 says it: of its media type and without a schema. */
const bytes = (types: string[]) => Object.fromEntries(types.map((type) => [type, {}]));

const fileName = {
  name: "X-File-Name",
  in: "header",
  description: "The file's name, percent-encoded (UTF-8)",
  schema: { type: "string", default: "file" },
} as const;

/** Puts the file of an operation into its description: as the body that it takes, or as the answer. */
export function addFile(document: Document, operation: AnyOperation): void {
  const files = fileTypesOf(operation);
  const method = operation.rest.method.toLowerCase() as "get" | "post";
  const described = document.paths?.[operation.rest.path]?.[method];
  if (!files || !described?.responses) throw new Error(`${operation.name} is not described`);
  if ("takes" in files) {
    described.requestBody = { required: true, description: "The file itself", content: bytes(files.takes) };
    described.parameters = [...(described.parameters ?? []), fileName];
    const { 200: answer, ...others } = described.responses;
    described.responses = { 201: answer, ...others };
    return;
  }
  described.responses = {
    ...described.responses,
    200: {
      description: "The file",
      headers: { "Content-Disposition": { description: "The file's name", schema: { type: "string" } } },
      content: bytes(files.gives),
    },
  };
}
