export { imageLimit, storeImage } from "./images";
export { removeFiles, unheldPictures } from "./remove";
export { fileRow, fileUrl, openFile, storeFile } from "./store";
