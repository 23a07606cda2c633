/** Runs once in each server process: starts what runs the jobs, unless another process has that task. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stampPeers } = await import("@/server/request/peer");
  stampPeers();
  const { startJobs } = await import("@/server/jobs");
  const { jobs } = await import("@/server/jobs/registry");
  await startJobs(jobs);
}
