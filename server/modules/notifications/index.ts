export type { InboxEvent } from "./contract";
export { after, type InboxOwner, inboxState } from "./inbox";
export { inboxTopic, notify } from "./notify";
export { ownInbox } from "./owner";
