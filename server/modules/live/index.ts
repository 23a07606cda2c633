export { announceComments } from "./comments";
