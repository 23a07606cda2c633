import { z } from "zod";
import { emit } from "@/server/jobs";
import { doerOf } from "@/server/modules/audit";
import { fileRow } from "@/server/modules/files";
import { createTask } from "@/server/modules/tasks";
import { workspaceOperation } from "@/server/operations/define";
import { idOf, newId } from "@/server/platform/ids";
import { ImportMapping } from "../contract";
import { importRequested } from "../events";
import { toImportView } from "../imports/view";
import { imports } from "../schema";
import { ImportFormat, ImportView } from "../views";

export const startImport = workspaceOperation("catalog.import", {
  name: "catalog.startImport",
  summary: "Bring a product file in, or with `dryRun` only count what it would change",
  kind: "mutation",
  input: z.strictObject({
    fileId: idOf("file"),
    format: ImportFormat,
    mapping: ImportMapping.optional(),
    dryRun: z.boolean().default(false),
  }),
  output: ImportView,
  rest: { method: "POST", path: "/products/imports", status: 202 },
  async run(ctx, { fileId, format, mapping, dryRun }) {
    const file = await fileRow(ctx.tx, fileId);
    const id = newId("imports");
    const workspaceId = ctx.workspace.id;
    const taskId = await createTask(ctx.tx, {
      workspaceId,
      kind: "catalogImport",
      params: { file: file.name },
      userId: ctx.actor.userId,
      link: `/products/import/${id}`,
    });
    const [row] = await ctx.tx
      .insert(imports)
      .values({
        id,
        workspaceId,
        fileId,
        fileName: file.name,
        format,
        mapping: mapping ?? null,
        dryRun,
        taskId,
        createdBy: ctx.actor.userId,
        actor: doerOf(ctx.actor).actor,
      })
      .returning();
    if (!row) throw new Error("the import was not written");
    await emit(ctx.tx, importRequested.create({ workspaceId, importId: id }));
    return toImportView(row);
  },
});
