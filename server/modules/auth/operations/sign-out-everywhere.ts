import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { userOperation } from "@/server/operations/define";
import { EndedSessions } from "../contract";
import { endSessions } from "../sessions";

export const signOutEverywhere = userOperation({
  name: "auth.signOutEverywhere",
  summary: "Sign out in all places, or in all but this one",
  kind: "mutation",
  input: z.strictObject({ keepThis: z.boolean().default(false) }),
  output: EndedSessions,
  rest: { method: "POST", path: "/account/sign-out-everywhere" },
  async run(ctx, { keepThis }) {
    const ended = await endSessions(
      ctx.tx,
      ctx.actor.userId,
      keepThis ? { except: ctx.actor.sessionId } : {},
    );
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "sessions.ended", details: { ended } });
    return { ended };
  },
});
