import { withService } from "@/server/db/service";
import { userOperation } from "@/server/operations/define";
import { CreateWorkspaceInput, OwnWorkspace } from "../contract";
import { createWorkspace as open } from "../create";
import { toWorkspaceView } from "../view";

export const createWorkspace = userOperation({
  name: "workspaces.createWorkspace",
  summary: "Open a store",
  // A store begins outside of every store, which the app role cannot write; hence no transaction of the person.
  kind: "action",
  input: CreateWorkspaceInput,
  output: OwnWorkspace,
  rest: { method: "POST", path: "/workspaces", status: 201 },
  perMinute: 10,
  async run(ctx, { slug, ...input }) {
    const row = await withService((tx) =>
      open(tx, {
        ...input,
        ...(slug === undefined ? {} : { slug }),
        locale: input.locale ?? ctx.locale,
        ownerId: ctx.actor.userId,
      }),
    );
    return { ...toWorkspaceView(row), role: "owner" as const };
  },
});
