import { routerOf } from "@/server/trpc/procedures";
import { acceptInvitation } from "./operations/accept-invitation";
import { changeRole } from "./operations/change-role";
import { closeWorkspace } from "./operations/close-workspace";
import { createApiKey } from "./operations/create-api-key";
import { createWorkspace } from "./operations/create-workspace";
import { getInvitation } from "./operations/get-invitation";
import { getWorkspace } from "./operations/get-workspace";
import { inviteMember } from "./operations/invite-member";
import { leaveWorkspace } from "./operations/leave-workspace";
import { listApiKeys } from "./operations/list-api-keys";
import { listClosedWorkspaces } from "./operations/list-closed-workspaces";
import { listInvitations } from "./operations/list-invitations";
import { listMembers } from "./operations/list-members";
import { listWorkspaces } from "./operations/list-workspaces";
import { removeMember } from "./operations/remove-member";
import { resendInvitation } from "./operations/resend-invitation";
import { restoreWorkspace } from "./operations/restore-workspace";
import { revokeApiKey } from "./operations/revoke-api-key";
import { revokeInvitation } from "./operations/revoke-invitation";
import { updateWorkspace } from "./operations/update-workspace";

export const workspacesRouter = routerOf({
  acceptInvitation,
  changeRole,
  closeWorkspace,
  createApiKey,
  createWorkspace,
  getInvitation,
  getWorkspace,
  inviteMember,
  leaveWorkspace,
  listApiKeys,
  listClosedWorkspaces,
  listInvitations,
  listMembers,
  listWorkspaces,
  removeMember,
  resendInvitation,
  restoreWorkspace,
  revokeApiKey,
  revokeInvitation,
  updateWorkspace,
});
