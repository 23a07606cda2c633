export { storeImage } from "./images";
export { fileRow, openFile, storeFile } from "./store";
