import { z } from "zod";
import { userOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { EndedSessions } from "../contract";
import { endSessions } from "../sessions";

export const revokeSession = userOperation({
  name: "auth.revokeSession",
  summary: "Sign out in one place",
  kind: "mutation",
  input: z.strictObject({ id: idOf("session") }),
  output: EndedSessions,
  rest: { method: "DELETE", path: "/account/sessions/{id}" },
  async run(ctx, { id }) {
    const ended = await endSessions(ctx.tx, ctx.actor.userId, { only: id });
    if (ended === 0) throw notFound("session");
    return { ended };
  },
});
