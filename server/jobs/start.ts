import { env } from "@/server/platform/env";
import { logger } from "@/server/platform/log";
import type { Job } from "./define-job";
import { Engine } from "./engine/engine";
import { jobsMode } from "./mode";
import { Relay } from "./relay";

interface Running {
  stop(): Promise<void>;
}

// On globalThis: the framework may load this file more than once, and one engine a process is enough.
const shared = globalThis as { __roozJobs?: Promise<Running> };

/**
 * Starts what runs the jobs: with Inngest's keys, the relay that hands it the events; else the embedded engine.
 * Does nothing where JOBS_ENABLED is "false", or when it runs already.
 * @throws Error with a sentence when the environment asks for Inngest but lacks a key.
 */
export async function startJobs(jobs: readonly Job[]): Promise<void> {
  const mode = jobsMode();
  if (!env().JOBS_ENABLED || shared.__roozJobs) return;
  shared.__roozJobs = begin(mode, jobs);
  await shared.__roozJobs;
  logger("jobs").info({ mode, jobs: jobs.length }, "jobs run");
}

async function begin(mode: "inngest" | "embedded", jobs: readonly Job[]): Promise<Running> {
  const running = mode === "inngest" ? new Relay(jobs) : new Engine({ jobs });
  await running.start();
  return running;
}

/** Stops it: what is being done is finished if that takes seconds, else given back for another process. */
export async function stopJobs(): Promise<void> {
  const running = await shared.__roozJobs;
  delete shared.__roozJobs;
  await running?.stop();
}
