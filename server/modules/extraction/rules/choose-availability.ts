import type { SeenStock } from "../page/stock";
import type { SourceReading } from "../sources/reading";
import type { Availability, Field, Source } from "../types";

const trust: Readonly<Partial<Record<Source, number>>> = {
  "json-ld": 0.85,
  microdata: 0.82,
  rdfa: 0.8,
  state: 0.7,
  meta: 0.7,
};

/** Whether the product can be bought: what data say, against what the page shows. */
export function chooseAvailability(
  readings: readonly SourceReading[],
  stock: SeenStock | undefined,
): Field<Availability> | undefined {
  const votes = new Map<Availability, { weight: number; doubt: number; sources: Source[] }>();
  const vote = (value: Availability, source: Source, weight: number) => {
    const known = votes.get(value) ?? { weight: 0, doubt: 1, sources: [] };
    if (known.sources.includes(source)) return;
    votes.set(value, {
      weight: known.weight + weight,
      doubt: known.doubt * (1 - weight),
      sources: [...known.sources, source],
    });
  };
  for (const { source, availability } of readings) {
    if (availability) vote(availability, source, trust[source] ?? 0.5);
  }
  if (stock) vote(stock.availability, "structure", stock.confidence);
  const [first, second] = [...votes].sort(([, a], [, b]) => b.weight - a.weight);
  if (!first) return undefined;
  const [value, { doubt, sources }] = first;
  const against = second ? Math.max(0.5, 1 - second[1].weight / 3) : 1;
  return { value, sources, confidence: Math.round((1 - doubt) * against * 100) / 100 };
}
