import { Engine } from "@/server/jobs/engine/engine";
import { studioJobs } from "@/server/modules/studio/jobs";

// A process that runs the studio's jobs, to be killed while it writes.
process.once("message", async () => {
  const engine = new Engine({ jobs: studioJobs, retryDelayMs: () => 0, leaseMs: 3000 });
  process.once("disconnect", () => process.exit());
  await engine.start();
  process.send?.("running");
});
process.send?.("ready");
