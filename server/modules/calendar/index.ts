export { followLink, pictureOfLink } from "./links/follow";
