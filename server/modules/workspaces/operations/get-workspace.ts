import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/server/db/tenant";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { CurrentWorkspace, Role } from "../contract";
import { toWorkspaceView } from "../view";

export const getWorkspace = workspaceOperation("workspace.read", {
  name: "workspaces.getWorkspace",
  summary: "Read the store's own data, and what one may do in it",
  kind: "query",
  input: z.strictObject({}),
  output: CurrentWorkspace,
  rest: { method: "GET", path: "/workspace" },
  async run(ctx) {
    const [row] = await ctx.tx.select().from(workspaces).where(eq(workspaces.id, ctx.workspace.id));
    if (!row) throw notFound("workspace");
    return {
      ...toWorkspaceView(row),
      role: Role.parse(ctx.workspace.role),
      permissions: [...ctx.workspace.permissions],
    };
  },
});
