import { setTimeout as pause } from "node:timers/promises";
import { Client } from "undici";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { defaultPrices, defaultRoutes } from "@/server/modules/ai/defaults";
import { loadPolicy } from "@/server/modules/ai/routing/current-policy";
import { decide, modelKey, type Policy } from "@/server/modules/ai/routing/decide";
import { addVersion } from "@/server/modules/ai/routing/versions";
import { products } from "@/server/modules/catalog/schema";
import { grantPoints } from "@/server/modules/wallet";
import type { Pace } from "../floors/provider";
import { usageOf } from "../lib/cpu";
import { median } from "../lib/load";
import { fromAll, type Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const streams = 32;
const rounds = 3;
/** Of each round, how many texts a stream reads one after the other. */
const texts = 3;
const bulkSize = 500;

/** A text of two seconds, as a model writes it; and a shorter one, of which there are many. */
const reading: Pace = { firstMs: 300, everyMs: 50, pieces: 35, refused: "" };
const writing: Pace = { firstMs: 200, everyMs: 20, pieces: 21, refused: "" };

/** Texts by a provider of our own with fixed delays: what Rooz adds to them. */
export async function* routing(stage: Stage): AsyncGenerator<Row> {
  yield decisions();
  await withWorkspace(stage.store.id, (tx) =>
    grantPoints(tx, { amount: 100_000, key: "bench", cause: "operator" }),
  );
  const ids = await withWorkspace(stage.store.id, (tx) =>
    tx.select({ id: products.id }).from(products).limit(bulkSize),
  );
  yield* firstTokens(stage, ids[0]?.id ?? "");
  yield await bulk(stage, ids);
  yield await edited(stage);
  // Last: the breaker of the model that is refused stays open.
  yield await failover(stage, ids[0]?.id ?? "");
}

function decisions(): Row {
  const policy: Policy = {
    routes: new Map(
      defaultRoutes.map(({ task, version, points, models }) => [
        task,
        { version, points, ceilingMicros: 50_000, models },
      ]),
    ),
    prices: new Map(
      defaultPrices.map(({ provider, model, version, inputMicros, outputMicros }) => [
        modelKey(provider, model),
        { version, inputMicros, outputMicros, cachedInputMicros: null, reasoningMicros: null },
      ]),
    ),
  };
  const health = {
    providers: new Set(["groq", "google", "openai", "anthropic", "openrouter", "compatible"] as const),
    models: { compatible: "llama" },
    blocks: new Map(),
  };
  const seen: number[] = [];
  for (let round = 0; round < 9; round++) {
    const before = process.cpuUsage();
    for (let n = 0; n < 1000; n++) {
      decide(policy, { task: "product_description", plan: "free", locale: "fa", characters: n }, health);
    }
    const { user, system } = process.cpuUsage(before);
    seen.push((user + system) / 1000);
  }
  return {
    what: "1,000 routing decisions, CPU",
    ours: `${(seen[0] ?? 0).toFixed(1)} ms cold, ${median(seen).toFixed(1)} ms`,
    against: "",
    // The first is the one that has warmed nothing up.
    value: Math.max(...seen),
    bound: 50,
    sense: "at most",
    unit: "ms",
  };
}

/** Has the provider go at a pace from now on. @returns the gaps that it has measured until now */
async function setPace(stage: Stage, pace: Pace): Promise<number[]> {
  const answer = await fetch(`${stage.provider}/pace`, { method: "POST", body: JSON.stringify(pace) });
  return (await answer.json()) as number[];
}

/** Somebody's browser, asking for a text of a product. */
function asks(stage: Stage, productId: string) {
  const options = { locale: "en", tone: "neutral", length: "medium" };
  const body = JSON.stringify({ service: "product-description", productId, options });
  const headers = { "x-workspace": stage.store.slug, ...json, origin: stage.installation.url };
  return fromAll(stage, ["/api/studio/generate"], headers).map((ask) => ({ ...ask, body }));
}

const json = { "content-type": "application/json" };

/** What the provider is asked by the client itself, of the same length as what Rooz asks. */
const question = JSON.stringify({
  model: "m",
  stream: true,
  messages: [{ role: "user", content: "x".repeat(4000) }],
});

interface Ask {
  path: string;
  headers?: Record<string, string>;
  body: string;
}

/** Asks and reads to the end. @returns milliseconds until the first piece of the text had come */
async function firstPiece(client: Client, { path, headers, body }: Ask): Promise<number> {
  const sent = performance.now();
  const answer = await client.request({ method: "POST", path, headers: headers ?? {}, body });
  let first = Number.NaN;
  let told = "";
  for await (const part of answer.body) {
    told = `${told.slice(-500)}${part}`;
    if (Number.isNaN(first) && told.includes("Soft cotton.")) first = performance.now() - sent;
  }
  if (Number.isNaN(first) || told.includes("event: error")) {
    throw new Error(`${path} answers ${answer.statusCode}: ${told.slice(-300)}`);
  }
  return first;
}

/** Many streams at once, begun one after the other over the length of a text, as people do. */
async function read(origin: string, of: readonly Ask[]): Promise<number[]> {
  const length = reading.firstMs + reading.everyMs * reading.pieces;
  const each = async (stream: number) => {
    const client = new Client(origin);
    await pause((length * stream) / streams);
    const times: number[] = [];
    for (let n = 0; n < texts; n++) {
      const ask = of[(stream + n * streams) % of.length];
      if (ask) times.push(await firstPiece(client, ask));
    }
    await client.close();
    return times;
  };
  return (await Promise.all(Array.from({ length: streams }, (_, stream) => each(stream)))).flat();
}

async function* firstTokens(stage: Stage, productId: string): AsyncGenerator<Row> {
  await setPace(stage, reading);
  const through = asks(stage, productId);
  const direct: Ask[] = [{ path: "/direct/chat/completions", headers: json, body: question }];
  const seen = { ours: [] as number[], limit: [] as number[] };
  const used = () => usageOf(stage.installation.pid).cpu;
  let cpu = 0;
  await read(stage.installation.url, through);
  for (let round = 0; round < rounds; round++) {
    const before = used();
    seen.ours.push(...(await read(stage.installation.url, through)));
    cpu += used() - before;
    seen.limit.push(...(await read(stage.provider, direct)));
  }
  const at = (times: number[], part: number) =>
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ??
    Number.NaN;
  for (const [name, part, bound] of [
    ["median", 0.5, 15],
    ["99th percentile", 0.99, 40],
  ] as const) {
    yield {
      what: `first token at ${streams} streams, ${name}`,
      ours: `${at(seen.ours, part).toFixed(1)} ms, ${((cpu * 1000) / seen.ours.length).toFixed(1)} ms CPU a text`,
      against: `${at(seen.limit, part).toFixed(1)} ms by itself`,
      value: at(seen.ours, part) - at(seen.limit, part),
      bound,
      sense: "at most",
      unit: "ms",
    };
  }
}

/** A run over many products, beside as many connections that ask the provider and do nothing else. */
async function bulk(stage: Stage, ids: { id: string }[]): Promise<Row> {
  await setPace(stage, writing);
  const atOnce = 4;
  const some = 80;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const client = new Client(stage.provider);
      for (let n = 0; n < some / atOnce; n++) {
        await firstPiece(client, { path: "/direct/chat/completions", headers: json, body: question });
      }
      await client.close();
    }),
  );
  const limit = some / ((performance.now() - begun) / 1000);
  const [first] = asks(stage, "");
  const started = performance.now();
  const answer = await fetch(`${stage.installation.url}/api/studio/bulk`, {
    method: "POST",
    headers: first?.headers ?? {},
    body: JSON.stringify({
      service: "product-description",
      selection: { ids: ids.map(({ id }) => id) },
      options: { locale: "en", tone: "neutral", length: "medium" },
    }),
  });
  const run = (await answer.json()) as { id?: string; taskId?: string };
  if (!answer.ok || !run.taskId) throw new Error(`A bulk run was not begun: ${JSON.stringify(run)}`);
  for (;;) {
    const [row] = await stage.owner<{ left: number; failed: number }[]>`
      select count(*) filter (where status in ('waiting', 'running'))::int as left,
        count(*) filter (where status = 'failed')::int as failed from bulk_items`;
    if (row?.failed) throw new Error("A text of a bulk run failed.");
    if (row?.left === 0) break;
    await pause(20);
  }
  const rate = ids.length / ((performance.now() - started) / 1000);
  return {
    what: `bulk run of ${ids.length} texts, of the provider's own`,
    ours: `${rate.toFixed(1)}/s`,
    against: `${limit.toFixed(1)}/s`,
    value: rate / limit,
    bound: 0.8,
    sense: "at least",
  };
}

/** How long another process, the server, goes on with a route that this one has changed. */
async function edited(stage: Stage): Promise<Row> {
  const [person] = fromAll(stage, ["/api/ai/tasks"], { "x-workspace": stage.store.slug });
  const points = async () => {
    const answer = await fetch(`${stage.installation.url}${person?.path}`, {
      headers: person?.headers ?? {},
    });
    const { items } = (await answer.json()) as { items: { task: string; points: number }[] };
    return items.find(({ task }) => task === "chatbot")?.points;
  };
  const seen: number[] = [];
  for (let n = 0; n < 5; n++) {
    const route = (await withService(loadPolicy)).routes.get("chatbot");
    if (!route) throw new Error("There is no route to change.");
    const next = route.points + 1;
    await points();
    await withService((tx) =>
      addVersion(tx, {
        task: "chatbot",
        models: [...route.models],
        points: next,
        ceilingMicros: route.ceilingMicros,
        note: "bench",
        restoredFrom: null,
        basedOn: route.version,
        actor: { type: "operator", userId: null, name: "bench" },
      }),
    );
    const begun = performance.now();
    while ((await points()) !== next) await pause(5);
    seen.push(performance.now() - begun);
  }
  return {
    what: "an edited route, in another process",
    ours: `${Math.max(...seen).toFixed(0)} ms at worst`,
    against: "",
    value: Math.max(...seen),
    bound: 1000,
    sense: "at most",
    unit: "ms",
  };
}

/** How long after a refusal the next provider is asked. */
async function failover(stage: Stage, productId: string): Promise<Row> {
  await setPace(stage, { ...writing, refused: "groq" });
  const client = new Client(stage.installation.url);
  const [ask] = asks(stage, productId);
  if (!ask) throw new Error("Nobody to ask.");
  // More would not be refused: after five the breaker opens.
  for (let n = 0; n < 4; n++) await firstPiece(client, ask);
  await client.close();
  const gaps = await setPace(stage, writing);
  if (gaps.length === 0) throw new Error("Nobody was refused.");
  return {
    what: "from a refusal to the next provider",
    ours: `${gaps.map((gap) => gap.toFixed(0)).join(", ")} ms`,
    against: "",
    value: Math.max(...gaps),
    bound: 250,
    sense: "at most",
    unit: "ms",
  };
}
