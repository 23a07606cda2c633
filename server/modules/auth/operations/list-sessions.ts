import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { userOperation } from "@/server/operations/define";
import { SessionList } from "../contract";
import { sessions } from "../schema";
import { isLive } from "../sessions";

export const listSessions = userOperation({
  name: "auth.listSessions",
  summary: "List where one is signed in, the latest seen first",
  kind: "query",
  input: z.strictObject({}),
  output: SessionList,
  rest: { method: "GET", path: "/account/sessions" },
  async run(ctx) {
    const rows = await ctx.tx
      .select({
        id: sessions.id,
        userAgent: sessions.userAgent,
        ip: sessions.ip,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, ctx.actor.userId), isLive()))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
      .limit(100);
    return {
      items: rows.map((row) => ({
        ...row,
        current: row.id === ctx.actor.sessionId,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      })),
    };
  },
});
