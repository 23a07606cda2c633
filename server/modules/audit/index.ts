export { deedsOfEdit, deedsTo } from "./read";
export { recordAudit, recordAudits } from "./record";
