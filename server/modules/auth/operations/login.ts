import { publicOperation } from "@/server/operations/define";
import { LoggedIn, LoginInput } from "../contract";
import { sessionSeconds } from "../sessions";
import { signIn } from "../sign-in";

export const login = publicOperation({
  name: "auth.login",
  summary: "Sign in for a bearer token",
  kind: "action",
  input: LoginInput,
  output: LoggedIn,
  rest: { method: "POST", path: "/auth/login" },
  perMinute: 60,
  async run(ctx, { username, password }) {
    const { token } = await signIn({
      email: username,
      password,
      ip: ctx.ip,
      userAgent: ctx.userAgent,
      bearer: true,
    });
    if (!token) throw new Error("a bearer session without a token");
    return { access_token: token, token_type: "bearer" as const, expires_in: sessionSeconds };
  },
});
