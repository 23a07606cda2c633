import type { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { fileRow, openFile } from "../store";

/** Opens a file of the store for any of its members. */
export const downloadFile = workspaceOperation("workspace.read", {
  name: "files.downloadFile",
  summary: "Read a file of the store",
  kind: "action",
  input: z.strictObject({ id: idOf("file") }),
  output: z.object({
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    content: z.custom<Readable>(),
  }),
  rest: { method: "GET", path: "/files/{id}" },
  async run(ctx, { id }) {
    const row = await ctx.transaction((tx) => fileRow(tx, id));
    return { name: row.name, mediaType: row.mediaType, bytes: row.bytes, content: await openFile(row) };
  },
});
