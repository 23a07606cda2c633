export { fileRow, openFile, storeFile } from "./store";
