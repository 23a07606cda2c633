import { Engine } from "@/server/jobs/engine/engine";
import { calendarJobs } from "@/server/modules/calendar/jobs";

// A process that runs the calendar's jobs, to be killed while it publishes.
process.once("message", async () => {
  // Pauses as long in comparison with the life of a worker as they are out there.
  const retryDelayMs = (attempt: number) => Math.min(2000, 50 * 2 ** attempt);
  const engine = new Engine({ jobs: calendarJobs, retryDelayMs, leaseMs: 3000 });
  process.once("disconnect", () => process.exit());
  await engine.start();
  process.send?.("running");
});
process.send?.("ready");
