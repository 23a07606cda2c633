import type { workspaces } from "@/server/db/tenant";
import { isLocale } from "@/server/platform/i18n/locales";

/** A store as its members see it. */
export function toWorkspaceView(row: typeof workspaces.$inferSelect) {
  const {
    suspendedAt: _suspendedAt,
    closedAt: _closedAt,
    updatedAt: _updatedAt,
    locale,
    createdAt,
    ...rest
  } = row;
  return { ...rest, locale: isLocale(locale) ? locale : ("en" as const), createdAt: createdAt.toISOString() };
}
