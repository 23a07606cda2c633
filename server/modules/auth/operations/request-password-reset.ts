import { publicOperation } from "@/server/operations/define";
import { Accepted, EmailInput } from "../contract";
import { requestReset } from "../passwords";

export const requestPasswordReset = publicOperation({
  name: "auth.requestPasswordReset",
  summary: "Mail a link to set a new password; answers the same for every address",
  kind: "action",
  input: EmailInput,
  output: Accepted,
  rest: { method: "POST", path: "/auth/request-password-reset", status: 202 },
  perMinute: 10,
  async run(ctx, { email }) {
    await requestReset(email, ctx.locale);
    return { accepted: true as const };
  },
});
