export { NonRetriableError, RetryAfterError } from "inngest";
export { appId } from "./client";
export { cancelJobRun, repeatJobRun } from "./control";
export { defineJob, type JobStep } from "./define-job";
export { effectOnce, stepKey } from "./effects";
export { defineEvent, emit, scheduleTick } from "./events";
export { jobsMode } from "./mode";
export { inngestHandler } from "./relay";
export { startJobs, stopJobs } from "./start";
