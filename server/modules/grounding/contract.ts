export * from "./check";
export * from "./types";
