import { publicOperation } from "@/server/operations/define";
import { Accepted, EmailInput } from "../contract";
import { resendConfirmation as resend } from "../registration";

export const resendConfirmation = publicOperation({
  name: "auth.resendConfirmation",
  summary: "Mail the link that confirms an address again; answers the same for every address",
  kind: "action",
  input: EmailInput,
  output: Accepted,
  rest: { method: "POST", path: "/auth/resend-confirmation", status: 202 },
  perMinute: 10,
  async run(ctx, { email }) {
    await resend(email, ctx.locale);
    return { accepted: true as const };
  },
});
