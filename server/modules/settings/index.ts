export { platformSettings } from "./store";
