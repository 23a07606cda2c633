import { z } from "zod";
import { userOperation } from "@/server/operations/define";
import { EndedSessions } from "../contract";
import { endSessions } from "../sessions";

export const logout = userOperation({
  name: "auth.logout",
  summary: "Sign out here",
  kind: "mutation",
  input: z.strictObject({}),
  output: EndedSessions,
  rest: { method: "POST", path: "/auth/logout" },
  run: async (ctx) => ({ ended: await endSessions(ctx.tx, ctx.actor.userId, { only: ctx.actor.sessionId }) }),
});
