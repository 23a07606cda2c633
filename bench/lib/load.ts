import { Client } from "undici";

/** What is asked, again and again: one after the other of these, with these headers. */
export interface Ask {
  path: string;
  headers?: Record<string, string>;
}

export interface Load {
  perSecond: number;
  /** Half of the answers took less, in milliseconds. */
  median: number;
  /** All but a twentieth of the answers took less. */
  p95: number;
  answers: number;
}

/**
 * Asks over `connections` connections, each the next as soon as the last is answered, for `seconds`.
 * @throws Error when an answer is no 200: a refusal is quickly made, and would count as speed
 */
export async function load(
  origin: string,
  asks: Ask[],
  { connections = 16, seconds = 3 } = {},
): Promise<Load> {
  const times: number[] = [];
  let next = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const one = async () => {
    const client = new Client(origin);
    try {
      while (performance.now() < end) {
        const { path, headers = {} } = asks[next++ % asks.length] ?? { path: "/" };
        const sent = performance.now();
        const { statusCode, body } = await client.request({ method: "GET", path, headers });
        if (statusCode !== 200) {
          throw new Error(`${origin}${path} answers ${statusCode}: ${(await body.text()).slice(0, 300)}`);
        }
        // Read, not dropped: a cut connection would be opened anew.
        for await (const _ of body);
        times.push(performance.now() - sent);
      }
    } finally {
      await client.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - begun) / 1000;
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return { perSecond: times.length / took, median: median(times), p95, answers: times.length };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
