import { Engine } from "@/server/jobs/engine/engine";
import { calendarJobs } from "@/server/modules/calendar/jobs";

// A process that runs the calendar's jobs, to be killed while it publishes.
process.once("message", async () => {
  const engine = new Engine({ jobs: calendarJobs, retryDelayMs: () => 0, leaseMs: 3000 });
  process.once("disconnect", () => process.exit());
  await engine.start();
  process.send?.("running");
});
process.send?.("ready");
