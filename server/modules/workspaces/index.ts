export { accessColumns, accessOf, openWorkspace } from "./access";
export { apiKeyPrefix, isLiveKey } from "./api-keys";
export type { Role } from "./contract";
export { createWorkspace } from "./create";
export { workspaceClosed, workspaceCreated, workspaceErased } from "./events";
export { rolePermissions } from "./roles";
export { apiKeys, memberships } from "./schema";
