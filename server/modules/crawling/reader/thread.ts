import { parentPort } from "node:worker_threads";
import { byRules, type Unread, type Work } from "./by-rules";

// Works on pages for reader.ts, one after the other.
parentPort?.on("message", ({ work, page }: { work: Work; page: Unread }) =>
  parentPort?.postMessage(byRules[work](page)),
);
