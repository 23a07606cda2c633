import { publicOperation } from "@/server/operations/define";
import { OwnEmail, ResetInput } from "../contract";
import { resetPassword as reset } from "../passwords";

export const resetPassword = publicOperation({
  name: "auth.resetPassword",
  summary: "Set a new password with a mailed link; signs out everywhere",
  kind: "action",
  input: ResetInput,
  output: OwnEmail,
  rest: { method: "POST", path: "/auth/reset-password" },
  perMinute: 10,
  run: (ctx, { token, password }) => reset(token, password, ctx.ip),
});
