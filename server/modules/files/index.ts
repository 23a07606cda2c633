export { imageLimit, storeImage } from "./images";
export { removeFiles, unheldPictures } from "./remove";
export { fileRow, fileRows, fileUrl, openFile, storeFile } from "./store";
