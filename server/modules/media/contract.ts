export * from "./formats";
export * from "./recipe";
export * from "./thumbnail/contract";
