export { ensureAdmin } from "./admin";
export { idOfLink, isGenuineLink, linkToken } from "./links";
export { demandStrongPassword } from "./password-rules";
export { sessions, users } from "./schema";
export { authSecret, derivedKey } from "./secret";
export { digestOf, endSessions, sessionSeconds, sessionTokenPrefix } from "./sessions";
export { signIn } from "./sign-in";
export { createUser, setFirstPassword } from "./users";
