import { Agent, get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { withWorkspace } from "@/server/db/client";
import { createTask } from "@/server/modules/tasks";
import { usageOf } from "../lib/cpu";
import { serveFloor } from "../lib/processes";
import { fromAll, type Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const clients = 1000;
const perSecond = 20;
const seconds = 10;
const rounds = 3;

interface Delivered {
  p99: number;
  /** Milliseconds of processor time, of Node and Postgres, for a delivery. */
  cpu: number;
}

/** Events of a store that a thousand browsers look at, beside a server that only copies what is posted. */
export async function* live(stage: Stage): AsyncGenerator<Row> {
  const floor = await serveFloor("bench/floors/fan-out.ts");
  const seen: { ours: Delivered[]; limit: Delivered[] } = { ours: [], limit: [] };
  const parameters = JSON.stringify({ workspace: stage.store.slug });
  const path = `/api/trpc/live.subscribe?input=${encodeURIComponent("{}")}&connectionParams=${encodeURIComponent(parameters)}`;
  let told = "";
  const announce = () =>
    withWorkspace(stage.store.id, async (tx) => {
      const params = { file: "bench.csv" };
      await createTask(tx, { workspaceId: stage.store.id, kind: "catalogImport", params, userId: null });
    });
  try {
    for (let round = 0; round < rounds; round++) {
      const ours = await listen(stage.installation.url, fromAll(stage, [path]));
      seen.ours.push(await deliver(stage, stage.installation.pid, ours, announce));
      told = ours.last();
      await ours.close();
      // The floor copies a text of the same length.
      const limit = await listen(floor.origin, [{ path: "/", headers: {} }]);
      const post = async () => {
        await fetch(floor.origin, { method: "POST", body: told });
      };
      seen.limit.push(await deliver(stage, floor.pid, limit, post));
      await limit.close();
    }
  } finally {
    await floor.stop();
  }
  const of = (side: Delivered[], key: keyof Delivered) =>
    side.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(side.length / 2)] ?? Number.NaN;
  yield {
    what: `${clients} live browsers, 99th percentile`,
    ours: `${of(seen.ours, "p99").toFixed(1)} ms`,
    against: `${of(seen.limit, "p99").toFixed(1)} ms`,
    value: of(seen.ours, "p99") / of(seen.limit, "p99"),
    bound: 2,
    sense: "at most",
  };
  yield {
    what: "CPU of a delivery",
    ours: `${(of(seen.ours, "cpu") * 1000).toFixed(1)} us`,
    against: `${(of(seen.limit, "cpu") * 1000).toFixed(1)} us`,
    value: of(seen.ours, "cpu") / of(seen.limit, "cpu"),
    bound: 3,
    sense: "at most",
  };
}

/** Opens the connections; from then on each tells when an event has come. */
async function listen(origin: string, asks: { path: string; headers: Record<string, string> }[]) {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const heard = { events: () => {}, last: "" };
  const closers: (() => void)[] = [];
  const open = (i: number) =>
    new Promise<void>((resolve, reject) => {
      const { path, headers } = asks[i % asks.length] ?? { path: "/", headers: {} };
      const request = get(`${origin}${path}`, { agent, headers }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answers ${response.statusCode}`));
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          for (let at = text.indexOf("data: {"); at >= 0; at = text.indexOf("data: {", at + 1)) {
            if (text.startsWith('data: {"type":"ready"', at)) continue;
            if (i === 0) heard.last = text.slice(at + 6).split("\n")[0] ?? "";
            heard.events();
          }
        });
        resolve();
      });
      request.once("error", reject);
      closers.push(() => request.destroy());
    });
  // Some at a time: a thousand at once would overflow the queue of connections.
  for (let i = 0; i < clients; i += 25) {
    await Promise.all(Array.from({ length: 25 }, (_, j) => open(i + j)));
  }
  // What the beginning of each connection costs is not what is measured.
  await pause(2000);
  return {
    onEvent: (fn: () => void) => {
      heard.events = fn;
    },
    last: () => heard.last || JSON.stringify({ type: "task" }),
    close: async () => {
      for (const close of closers) close();
      agent.destroy();
      await pause(1000);
    },
  };
}

async function deliver(
  stage: Stage,
  pid: number,
  listeners: { onEvent(fn: () => void): void },
  send: () => Promise<void>,
): Promise<Delivered> {
  const events = perSecond * seconds;
  const late: number[] = [];
  let sent = 0;
  let heard = 0;
  let done = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  listeners.onEvent(() => {
    heard += 1;
    late.push(performance.now() - sent);
    if (heard === clients * events) done();
  });
  const used = () => usageOf(pid).cpu + usageOf(stage.postgresPid).cpu;
  const before = used();
  const begun = performance.now();
  for (let i = 0; i < events; i++) {
    await pause(Math.max(0, begun + (i * 1000) / perSecond - performance.now()));
    sent = performance.now();
    await send();
  }
  const timer = setTimeout(done, 10_000);
  await all;
  clearTimeout(timer);
  if (heard !== clients * events) throw new Error(`${clients * events} were to be delivered, ${heard} were.`);
  const p99 = late.toSorted((a, b) => a - b)[Math.floor(late.length * 0.99)] ?? Number.NaN;
  return { p99, cpu: ((used() - before) * 1000) / heard };
}
