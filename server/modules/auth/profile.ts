import type { Actor } from "@/server/operations/context";
import { isLocale } from "@/server/platform/i18n/locales";
import { users } from "./schema";

/** The columns of one's own account that the app role may read. */
export const profileColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  locale: users.locale,
  createdAt: users.createdAt,
};

type Row = Pick<typeof users.$inferSelect, keyof typeof profileColumns>;

/** An account as its owner sees it. Whether they are an admin comes with the session, not from this row. */
export function toProfile(row: Row, actor: Extract<Actor, { type: "user" }>) {
  return {
    ...row,
    locale: isLocale(row.locale) ? row.locale : ("en" as const),
    role: actor.isAdmin ? ("admin" as const) : ("user" as const),
    createdAt: row.createdAt.toISOString(),
  };
}
