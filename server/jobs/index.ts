export { NonRetriableError, RetryAfterError } from "inngest";
export { defineJob, type Job, type JobContext, type JobStep } from "./define-job";
export { effectOnce, stepKey } from "./effects";
export { defineEvent, type EventDefinition, emit } from "./events";
export { jobsMode } from "./mode";
export { inngestHandler } from "./relay";
export { startJobs, stopJobs } from "./start";
