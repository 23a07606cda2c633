import { closePools } from "@/server/db/pools";
import { Engine } from "@/server/jobs/engine/engine";
import { parallel, serial } from "./proof-jobs";

// A process that runs only the job engine. It says when it is ready, and begins when it is told to.
process.once("message", async () => {
  const engine = new Engine({
    jobs: [serial, parallel],
    retryDelayMs: () => 0,
    leaseMs: 3000,
    graceMs: 2000,
  });
  process.once("disconnect", async () => {
    await engine.stop();
    await closePools();
  });
  await engine.start();
  process.send?.("running");
});
process.send?.("ready");
