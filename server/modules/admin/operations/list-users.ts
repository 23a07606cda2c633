import { and, count, desc, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { containsWords } from "@/server/db/search";
import { users } from "@/server/modules/auth";
import { adminOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { AdminUser, ListInput, page } from "../contract";

export const listUsers = adminOperation({
  name: "admin.listUsers",
  summary: "List the people of the installation, newest first",
  kind: "query",
  input: ListInput.extend({
    cursor: idOf("user").optional(),
    ids: z.array(idOf("user")).min(1).max(100).optional().meta({ description: "Only these" }),
  }),
  output: page(AdminUser),
  rest: { method: "GET", path: "/admin/users" },
  async run(ctx, { search, cursor, ids, limit }) {
    const where = and(
      ...containsWords(sql`(${users.email} || ' ' || lower(${users.name}))`, search),
      ids && inArray(users.id, ids),
    );
    const rows = await ctx.tx
      .select({
        id: users.id,
        email: users.email,
        name: users.name,
        isAdmin: users.isAdmin,
        verifiedAt: users.verifiedAt,
        createdAt: users.createdAt,
        stores: sql<number>`(select count(*)::int from memberships m where m.user_id = users.id)`,
        lastSeenAt: sql<
          string | null
        >`(select max(s.last_seen_at) from sessions s where s.user_id = users.id)`,
      })
      .from(users)
      .where(and(where, cursor ? lt(users.id, cursor) : undefined))
      .orderBy(desc(users.id))
      .limit(limit + 1);
    const [totals] = cursor ? [] : await ctx.tx.select({ total: count() }).from(users).where(where);
    const items = rows.slice(0, limit);
    return {
      items: items.map(({ verifiedAt, ...row }) => ({
        ...row,
        verified: verifiedAt !== null,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt ? new Date(row.lastSeenAt).toISOString() : null,
      })),
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      total: totals?.total ?? null,
    };
  },
});
