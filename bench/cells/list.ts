import { compare, told } from "../lib/compare";
import { searches } from "../lib/goods";
import { serveFloor } from "../lib/processes";
import { fromAll, type Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const call = (input: object) =>
  `/api/trpc/catalog.listProducts?input=${encodeURIComponent(JSON.stringify(input))}`;

/** A page of the list of products, and a search in it: with everything a request of ours does. */
export async function* list(stage: Stage): AsyncGenerator<Row> {
  const floor = await serveFloor("bench/floors/node-http.ts", stage.ownerUrl);
  const store = { "x-workspace": stage.store.slug };
  const ours = { origin: stage.installation.url, pid: stage.installation.pid };
  try {
    const listed = await compare(
      stage,
      { ...ours, asks: fromAll(stage, [call({})], store) },
      { ...floor, asks: [{ path: "/" }] },
    );
    const row = { ours: told(listed.ours), against: told(listed.limit), sense: "at least" as const };
    yield { what: "list of 24, of the node floor", ...row, value: listed.ratio, bound: 0.2 };

    const paths = searches.map((search) => call({ search }));
    const floorPaths = searches.map((search) => ({ path: `/?q=${encodeURIComponent(search)}` }));
    const searched = await compare(
      stage,
      { ...ours, asks: fromAll(stage, paths, store) },
      { ...floor, asks: floorPaths },
    );
    const found = { ours: told(searched.ours), against: told(searched.limit) };
    yield {
      what: "search, of the node floor",
      ...found,
      value: searched.ratio,
      bound: 0.15,
      sense: "at least",
    };
    yield {
      what: "search, Postgres CPU of the bare statements",
      ours: `${searched.ours.postgres.toFixed(2)} ms`,
      against: `${searched.limit.postgres.toFixed(2)} ms`,
      value: searched.ours.postgres / searched.limit.postgres,
      bound: 2,
      sense: "at most",
    };
  } finally {
    await floor.stop();
  }
}
