/**
 * The jobs begin a moment after the server. They bring most of the program into memory, which takes a second, and
 * until it is there no page could be answered.
 */
const jobsAfterMs = 1000;

/** Starts what runs the jobs, unless another process has that task. */
export async function start(): Promise<void> {
  const { stampPeers } = await import("@/server/request/peer");
  stampPeers();
  const { standInFront } = await import("@/server/front");
  standInFront();
  // Settings with which no job could run stop the start.
  const { jobsMode } = await import("@/server/jobs/mode");
  jobsMode();
  setTimeout(startWork, jobsAfterMs);
}

async function startWork(): Promise<void> {
  try {
    const { startJobs } = await import("@/server/jobs");
    const { jobs } = await import("@/server/jobs/registry");
    await startJobs(jobs);
  } catch (error) {
    const { logger } = await import("@/server/platform/log");
    logger("jobs").fatal({ err: error }, "jobs could not be started; a server that does none is of no use");
    process.exit(1);
  }
}
