import { closePools } from "@/server/db/pools";
import { currentPolicy } from "@/server/modules/ai/routing/current-policy";

// A process that tells, whenever it is asked, how many points a task costs by the policy as it knows it.
process.once("message", () => {
  process.once("disconnect", () => void closePools().then(() => process.exit()));
  process.on("message", async (task: string) => {
    process.send?.({ points: (await currentPolicy()).routes.get(task)?.points });
  });
  process.send?.("running");
});
process.send?.("ready");
