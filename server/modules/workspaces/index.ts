export { createWorkspace } from "./create";
export { type Role, rolePermissions } from "./roles";
export { memberships } from "./schema";
