export { ensureWallet, readBalance } from "./account";
export type { Cause } from "./contract";
export { grantPoints } from "./grant";
export { holdPoints, releaseHold, settleHold } from "./hold";
export { actorId } from "./operator";
export { settledHolds } from "./settled";
export { spentPoints } from "./spent";
export { spentOfAll } from "./spent-of-all";
