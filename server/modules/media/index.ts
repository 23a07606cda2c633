export { Design, Recipe, sizeIds } from "./contract";
export { enhance, prepare, type Rendered } from "./enhance";
export { asReference } from "./reference";
export { preparePicture, renderThumbnail } from "./thumbnail/render";
export { inTurn } from "./turns";
