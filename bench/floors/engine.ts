import { sql } from "drizzle-orm";
import { closePools } from "@/server/db/pools";
import { withService } from "@/server/db/service";
import { defineJob } from "@/server/jobs";
import { Engine } from "@/server/jobs/engine/engine";
import { benchAsked } from "../lib/bench-event";

// Our job engine with one job of one step, which does the floor's write. It works when told.
const job = defineJob({ id: "bench-write", trigger: benchAsked }, async ({ event, step }) => {
  await step.run("write", () =>
    withService((tx) => tx.execute(sql`insert into floor.effects (job) values (${event.data.n})`)).then(
      () => null,
    ),
  );
});

process.once("message", async () => {
  const engine = new Engine({ jobs: [job] });
  process.once("disconnect", async () => {
    await engine.stop();
    await closePools();
  });
  await engine.start();
});
process.send?.("ready");
