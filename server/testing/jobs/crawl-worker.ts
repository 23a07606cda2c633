import { Engine } from "@/server/jobs/engine/engine";
import { crawlingJobs } from "@/server/modules/crawling/jobs";
import { countPages } from "@/server/testing/crawling/counting";

// A process that crawls, to be killed while it does.
countPages();
process.once("message", async () => {
  const engine = new Engine({ jobs: crawlingJobs, retryDelayMs: () => 50, leaseMs: 2000 });
  process.once("disconnect", () => process.exit());
  await engine.start();
  process.send?.("running");
});
process.send?.("ready");
