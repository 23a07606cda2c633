import { userOperation } from "@/server/operations/define";
import { Accepted, ChangePasswordInput } from "../contract";
import { changePassword as change } from "../passwords";

export const changePassword = userOperation({
  name: "auth.changePassword",
  summary: "Change one's password; signs out everywhere else",
  kind: "action",
  input: ChangePasswordInput,
  output: Accepted,
  rest: { method: "POST", path: "/account/password" },
  perMinute: 10,
  async run(ctx, { current, password }) {
    await change(ctx.actor, { current, password, ip: ctx.ip });
    return { accepted: true as const };
  },
});
