import { publicOperation } from "@/server/operations/define";
import { InvitationPreview, InvitationPreviewInput } from "../contract";
import { previewInvitation } from "../invitations";

export const getInvitation = publicOperation({
  name: "workspaces.getInvitation",
  summary: "Read what a mailed link invites to",
  kind: "action",
  input: InvitationPreviewInput,
  output: InvitationPreview,
  rest: { method: "GET", path: "/invitations/{token}" },
  perMinute: 60,
  run: (_ctx, { token }) => previewInvitation(token),
});
