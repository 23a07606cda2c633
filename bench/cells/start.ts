import { setTimeout as pause } from "node:timers/promises";
import { buildBareNext } from "../lib/bare-next";
import { usageOf } from "../lib/cpu";
import { median } from "../lib/load";
import { bareEnv, serveNext } from "../lib/processes";
import type { Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const rounds = 5;
const mega = 1e6;

/** From the start of the server to its first page, and what it needs when nobody asks anything. */
export async function* start(stage: Stage): AsyncGenerator<Row> {
  const bare = bareEnv(stage.ownerUrl);
  const bareApp = await buildBareNext(stage, bare);
  const ours: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: process.env.DATABASE_APP_URL ?? "",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const memory: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [which, app, env] of [
      ["ours", ".", ours],
      ["bare", bareApp, bare],
    ] as const) {
      const server = await serveNext(app, env);
      times[which].push(server.firstPageMs);
      if (round < 2) {
        // What was needed for the start only is given back within this time.
        await pause(20_000);
        memory[which].push(usageOf(server.pid).rss / mega);
      }
      await server.stop();
    }
  }
  yield {
    what: "first 200, of bare Next",
    ours: `${median(times.ours).toFixed(0)} ms`,
    against: `${median(times.bare).toFixed(0)} ms`,
    value: median(times.ours) / median(times.bare),
    bound: 2.5,
    sense: "at most",
  };
  yield {
    what: "memory of the idle server",
    ours: `${median(memory.ours).toFixed(0)} MB`,
    against: `bare Next ${median(memory.bare).toFixed(0)} MB`,
    value: median(memory.ours),
    bound: 220,
    sense: "at most",
    unit: "MB",
  };
}
