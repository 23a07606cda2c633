import { z } from "zod";

/** What a member of a store, or an API key, may be allowed to do. Roles are sets of these. */
export const permissions = [
  "workspace.read",
  "workspace.manage",
  "members.read",
  "members.manage",
  "apiKeys.manage",
  "catalog.read",
  "catalog.write",
  "catalog.import",
  "catalog.export",
  "studio.read",
  "studio.use",
  "studio.comment",
  "ai.use",
  "calendar.read",
  "calendar.write",
  "calendar.approve",
  "competitors.read",
  "competitors.manage",
  "repricing.read",
  "repricing.manage",
  "repricing.approve",
  "wallet.read",
  "insight.read",
  "tasks.read",
  "tasks.control",
  "files.write",
] as const;

export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;
