export { Design, Recipe, sizeIds } from "./contract";
export { enhance, prepare, type Rendered } from "./enhance";
export { type Look, lookOf, looksAlike, pictureHash } from "./picture-hash";
export { asReference, smallPicture } from "./reference";
export { preparePicture, renderThumbnail } from "./thumbnail/render";
export { inTurn } from "./turns";
