export { ensureAdmin } from "./admin";
export { idOfLink, isGenuineLink, linkToken } from "./links";
export { networkOf } from "./lockout";
export { demandStrongPassword } from "./password-rules";
export { sessions, users } from "./schema";
export { authSecret } from "./secret";
export {
  digestOf,
  endSessions,
  isLive as isLiveSession,
  sessionSeconds,
  sessionTokenPrefix,
} from "./sessions";
export { signIn } from "./sign-in";
export { createUser, setFirstPassword } from "./users";
