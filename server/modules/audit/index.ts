export { deedsOfEdit, deedsTo } from "./read";
export { doerOf, recordAudit, recordDeeds } from "./record";
