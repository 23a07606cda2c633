import { eq } from "drizzle-orm";
import { workspaces } from "@/server/db/tenant";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { UpdateWorkspaceInput, WorkspaceView } from "../contract";
import { toWorkspaceView } from "../view";

export const updateWorkspace = workspaceOperation("workspace.manage", {
  name: "workspaces.updateWorkspace",
  summary:
    "Change the store's name, address, currency, language or time zone; what is left out stays as it is",
  kind: "mutation",
  input: UpdateWorkspaceInput,
  output: WorkspaceView,
  rest: { method: "PATCH", path: "/workspace" },
  async run(ctx, input) {
    const change = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const [row] = await ctx.tx
      .update(workspaces)
      .set({ ...change, updatedAt: new Date() })
      .where(eq(workspaces.id, ctx.workspace.id))
      .returning();
    if (!row) throw notFound("workspace");
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "workspace.updated",
      target: row.id,
      details: change,
    });
    return toWorkspaceView(row);
  },
});
