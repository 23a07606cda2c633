import { publicOperation } from "@/server/operations/define";
import { OwnEmail, TokenInput } from "../contract";
import { confirmEmail as confirm } from "../registration";

export const confirmEmail = publicOperation({
  name: "auth.confirmEmail",
  summary: "Open the account that a mailed link stands for",
  kind: "action",
  input: TokenInput,
  output: OwnEmail,
  rest: { method: "POST", path: "/auth/confirm-email" },
  perMinute: 20,
  run: (_ctx, { token }) => confirm(token),
});
