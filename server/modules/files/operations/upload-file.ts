import { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { StoredFile, uploadLimits } from "../contract";
import { storeImage } from "../images";
import { storeFile, toStoredFile } from "../store";

const base = {
  kind: "action" as const,
  input: z.strictObject({
    name: z.string().min(1).max(300),
    content: z.custom<AsyncIterable<Uint8Array>>((body) => typeof body === "object" && body !== null),
  }),
  output: StoredFile,
};

/** Takes a product file for an import, as it is: the reader of its format looks inside. */
export const uploadImportFile = workspaceOperation("catalog.import", {
  ...base,
  name: "files.uploadImportFile",
  summary: "Send a file of products; the body is the file",
  rest: { method: "POST", path: "/files/import", status: 201 },
  async run(ctx, { name, content }) {
    const row = await storeFile(
      ctx.workspace,
      ctx.transaction,
      {
        name,
        mediaType: name.toLowerCase().endsWith(".xlsx")
          ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          : "text/csv",
        purpose: "import",
        content: Readable.from(content),
        createdBy: ctx.actor.userId,
      },
      uploadLimits.import,
    );
    return toStoredFile(row);
  },
});

/** Takes a picture; what is stored is a re-encoded one. */
export const uploadImage = workspaceOperation("files.write", {
  ...base,
  name: "files.uploadImage",
  summary: "Send a picture; the body is the file",
  rest: { method: "POST", path: "/files/image", status: 201 },
  async run(ctx, { name, content }) {
    return storeImage(ctx.workspace, ctx.transaction, { name, content, createdBy: ctx.actor.userId });
  },
});
