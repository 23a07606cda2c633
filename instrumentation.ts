/** Runs once in each server process: starts the job engine, unless another process has that task. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startJobs } = await import("@/server/jobs");
  await startJobs();
}
