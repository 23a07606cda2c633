import { publicOperation } from "@/server/operations/define";
import { AcceptedInvitation, AcceptInvitationInput } from "../contract";
import { acceptInvitation as accept } from "../invitations";

export const acceptInvitation = publicOperation({
  name: "workspaces.acceptInvitation",
  summary: "Join the store that a mailed link invites to, with one's account or a new one",
  kind: "action",
  input: AcceptInvitationInput,
  output: AcceptedInvitation,
  rest: { method: "POST", path: "/invitations/{token}/accept" },
  perMinute: 20,
  run: (ctx, input) => accept(ctx.actor, { ...input, locale: ctx.locale }),
});
