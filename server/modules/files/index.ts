export { imageLimit, storeImage } from "./images";
export { fileRow, fileUrl, openFile, storeFile } from "./store";
