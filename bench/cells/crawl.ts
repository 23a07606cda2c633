import { once } from "node:events";
import { peakOf, usageOf } from "../lib/cpu";
import { median } from "../lib/load";
import { forkFloor, serveFloor } from "../lib/processes";
import type { Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const count = 1000;
const atOnce = 4;
const rounds = 3;

interface Measured {
  perSecond: number;
  node: number;
  peakMb: number;
}

/** A crawl of a shop with a thousand products, beside a loop that only asks for the same pages. */
export async function* crawl(stage: Stage): AsyncGenerator<Row> {
  // The server would take the crawl for one of its own.
  await stage.installation.stop();
  const shop = await serveFloor("bench/floors/shop.ts", String(count));
  const settings = {
    FETCH_ALLOW_HOSTS: new URL(shop.origin).host,
    CRAWL_DELAY_MS: "0",
    CRAWL_CONCURRENCY: String(atOnce),
  };
  Object.assign(process.env, settings);
  const seen: { ours: Measured[]; limit: Measured[] } = { ours: [], limit: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      seen.limit.push(
        await measure("bench/floors/bare-crawl.ts", shop.origin, String(count), String(atOnce)),
      );
      seen.ours.push(await measure("bench/floors/crawl.ts", shop.origin, String(count), stage.store.id));
    }
  } finally {
    for (const name of Object.keys(settings)) delete process.env[name];
    await shop.stop();
  }
  const of = (side: Measured[], key: keyof Measured) => median(side.map((one) => one[key]));
  const told = (side: Measured[]) =>
    `${of(side, "perSecond").toFixed(0)}/s, ${of(side, "node").toFixed(2)} ms CPU a page`;
  yield {
    what: "crawl of 1,000 pages, of a loop",
    ours: told(seen.ours),
    against: told(seen.limit),
    value: of(seen.ours, "perSecond") / of(seen.limit, "perSecond"),
    bound: 0.1,
    sense: "at least",
  };
  yield {
    what: "memory of that",
    ours: `${of(seen.ours, "peakMb").toFixed(0)} MB`,
    against: "",
    value: Math.max(...seen.ours.map(({ peakMb }) => peakMb)),
    bound: 500,
    sense: "at most",
    unit: "MB",
  };
}

/** Has a process of its own crawl the shop, from the word to its answer. */
async function measure(script: string, ...args: string[]): Promise<Measured> {
  const worker = await forkFloor(script, ...args);
  const pid = worker.pid ?? 0;
  const before = usageOf(pid).cpu;
  const begun = performance.now();
  worker.send("go");
  const [{ read }] = (await once(worker, "message")) as [{ read: number }];
  const seconds = (performance.now() - begun) / 1000;
  if (read !== count) throw new Error(`${script} has read ${read} pages; ${count} were to be read.`);
  const node = ((usageOf(pid).cpu - before) * 1000) / count;
  const peakMb = peakOf(pid) / 1e6;
  worker.disconnect();
  worker.kill();
  await once(worker, "exit");
  return { perSecond: count / seconds, node, peakMb };
}
