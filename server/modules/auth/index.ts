export { users } from "./schema";
export { createUser } from "./users";
