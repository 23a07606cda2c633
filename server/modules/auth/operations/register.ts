import { publicOperation } from "@/server/operations/define";
import { Registered, RegisterInput } from "../contract";
import { register as registerAccount } from "../registration";

export const register = publicOperation({
  name: "auth.register",
  summary: "Ask for an account; it opens with the link that is mailed to the address",
  kind: "action",
  input: RegisterInput,
  output: Registered,
  rest: { method: "POST", path: "/auth/register", status: 201 },
  perMinute: 20,
  async run(ctx, input) {
    const { id, email } = await registerAccount({ ...input, locale: input.locale ?? ctx.locale });
    return { id, email, role: "user" as const };
  },
});
