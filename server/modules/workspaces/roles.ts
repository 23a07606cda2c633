import { type Permission, permissions } from "@/server/operations/permissions";
import type { Role } from "./contract";

const administration: readonly Permission[] = ["workspace.manage", "members.manage", "apiKeys.manage"];

/**
 * What each role may do. Owner and admin hold the same permissions; what sets them apart is that only owners
 * make, change and remove owners (see members.ts).
 */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  admin: new Set(permissions),
  manager: new Set(permissions.filter((permission) => !administration.includes(permission))),
  storekeeper: new Set([
    "workspace.read",
    "catalog.read",
    "catalog.write",
    "catalog.import",
    "catalog.export",
    "studio.read",
    "studio.comment",
    "calendar.read",
    "competitors.read",
    "repricing.read",
    "tasks.read",
    "tasks.control",
    "files.write",
  ]),
  analyst: new Set([
    "workspace.read",
    "members.read",
    "catalog.read",
    "catalog.export",
    "studio.read",
    "studio.comment",
    "calendar.read",
    "competitors.read",
    "repricing.read",
    "wallet.read",
    "insight.read",
    "tasks.read",
  ]),
  agent: new Set([
    "workspace.read",
    "catalog.read",
    "studio.read",
    "studio.comment",
    "calendar.read",
    "calendar.write",
    "tasks.read",
  ]),
};
