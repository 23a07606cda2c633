import { and, desc, eq, lt } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { InvitationPage, ListInvitationsInput } from "../contract";
import { isPending, toInvitationView } from "../invitations";
import { pageOf, placeAfter } from "../page";
import { invitations } from "../schema";

export const listInvitations = workspaceOperation("members.read", {
  name: "workspaces.listInvitations",
  summary: "List the invitations that wait for an answer, the newest first",
  kind: "query",
  input: ListInvitationsInput,
  output: InvitationPage,
  rest: { method: "GET", path: "/workspace/invitations" },
  async run(ctx, { cursor, limit }) {
    const after = placeAfter("invitation", cursor);
    const rows = await ctx.tx
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.workspaceId, ctx.workspace.id),
          isPending(),
          after ? lt(invitations.id, after) : undefined,
        ),
      )
      .orderBy(desc(invitations.id))
      .limit(limit + 1);
    return pageOf(rows, limit, toInvitationView);
  },
});
