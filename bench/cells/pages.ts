import { gzipSync } from "node:zlib";
import { buildBareNext } from "../lib/bare-next";
import { compare, told } from "../lib/compare";
import { bareEnv, serveNext } from "../lib/processes";
import { samePages } from "../lib/same-page";
import { fromAll, type Stage } from "../lib/stage";
import type { Row } from "../lib/table";

/** The public pages and the signed-in list of products, beside a Next app with nothing but the page. */
export async function* pages(stage: Stage): AsyncGenerator<Row> {
  const env = bareEnv(stage.ownerUrl);
  const bareApp = await buildBareNext(stage, env);
  const bare = await serveNext(bareApp, env);
  const ours = { origin: stage.installation.url, pid: stage.installation.pid };
  const products = `/store/${stage.store.slug}/products`;
  try {
    for (const { path, same } of samePages) {
      // Beside the least that a static page can be, which is what is demanded; and beside one that shows the same.
      for (const [than, limit] of [
        ["bare Next", "/"],
        ["the same page in bare Next", same],
      ] as const) {
        const seen = await compare(
          stage,
          { ...ours, asks: [{ path }] },
          { ...bare, asks: [{ path: limit }] },
        );
        const row = { ours: told(seen.ours), against: told(seen.limit), sense: "at least" as const };
        yield { what: `static ${path}, of ${than}`, ...row, value: seen.ratio, bound: 0.8 };
      }
    }
    const signedIn = await compare(
      stage,
      { ...ours, asks: fromAll(stage, [products]) },
      { ...bare, asks: [{ path: "/products" }] },
    );
    yield {
      what: "signed-in products page, of bare Next",
      ours: told(signedIn.ours),
      against: told(signedIn.limit),
      value: signedIn.ratio,
      bound: 0.6,
      sense: "at least",
    };
    const cookie = stage.browsers[0]?.cookie ?? "";
    const plain = await scriptKilobytes(bare.origin, "/");
    const sizes: [string, number][] = [
      ["/", 151],
      ["/pricing", 151],
      [`/store/${stage.store.slug}`, 170],
      [products, 170],
    ];
    for (const [path, bound] of sizes) {
      const value = await scriptKilobytes(ours.origin, path, {
        cookie: path.startsWith("/store") ? cookie : "",
      });
      const what = `first-load script ${path.replace(stage.store.slug, "...")}`;
      const told = { ours: `${value.toFixed(1)} kB`, against: `bare Next ${plain.toFixed(1)} kB` };
      yield { what, ...told, value, bound, sense: "at most", unit: "kB" };
    }
  } finally {
    await bare.stop();
  }
}

/** What the scripts weigh, compressed, that a page's document names; in thousands of bytes. */
async function scriptKilobytes(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const response = await fetch(`${origin}${path}`, { headers });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !/\bnomodule\b/i.test(tag));
  const sources = new Set(tags.flatMap(([tag]) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  let sum = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source.replaceAll("&amp;", "&"), origin));
    sum += gzipSync(Buffer.from(await script.arrayBuffer())).length;
  }
  if (sum === 0) throw new Error(`${path} names no script`);
  return sum / 1000;
}
