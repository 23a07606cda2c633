import { essence, sameGtin } from "../sources/identifiers";
import type { SourceReading } from "../sources/reading";
import type { Field, Source } from "../types";
import type { LooseId } from "./address-ids";

const trust: Readonly<Record<Source, number>> = {
  "json-ld": 0.9,
  microdata: 0.85,
  rdfa: 0.8,
  state: 0.7,
  meta: 0.7,
  structure: 0.85,
  address: 0.5,
  model: 0.6,
};

/** The value that most sources agree on, weighed by their trust. */
function vote<Value>(
  said: readonly { value: Value; source: Source; weight: number }[],
  same: (a: Value, b: Value) => boolean,
): Field<Value> | undefined {
  const groups: { value: Value; sources: Set<Source>; weight: number; doubt: number }[] = [];
  for (const { value, source, weight } of said) {
    const known = groups.find((group) => same(group.value, value));
    if (!known) groups.push({ value, sources: new Set([source]), weight, doubt: 1 - weight });
    else if (!known.sources.has(source)) {
      known.sources.add(source);
      known.weight += weight;
      known.doubt *= 1 - weight;
    }
  }
  const [best] = groups.sort((a, b) => b.weight - a.weight);
  if (!best) return undefined;
  const sources = [...best.sources].sort((a, b) => trust[b] - trust[a]);
  return { value: best.value, sources, confidence: Math.round((1 - best.doubt) * 100) / 100 };
}

const sameText = (a: string, b: string) => essence(a) === essence(b) && essence(a) !== "";

/** The shop's own number of the product. */
export function chooseSku(
  readings: readonly SourceReading[],
  fromAddress: readonly LooseId[],
  hidden: readonly LooseId[],
): Field<string> | undefined {
  const mpns = readings.flatMap(({ mpn }) => mpn ?? []);
  const ofVariants = new Set(
    readings.flatMap(({ variants }) =>
      variants.length > 1 ? variants.flatMap(({ sku }) => (sku ? [essence(sku)] : [])) : [],
    ),
  );
  // The number of a size or colour is not the product's, unless all have the same one.
  const own = (sku: string) => ofVariants.size < 2 || !ofVariants.has(essence(sku));
  // Objects of a state are found by the ids of the address: that they agree says little.
  const inAddress = (sku: string) => fromAddress.some(({ id }) => sameText(id, sku));
  const said = readings.flatMap(({ source, skus, selected }) =>
    skus.slice(0, 4).map((value, i) => ({
      value,
      source,
      // What the page also calls the maker's number is not the shop's own, if there is another.
      weight:
        trust[source] *
        (i === 0 ? 1 : 0.6) *
        (mpns.some((mpn) => sameText(mpn, value)) ? 0.75 : 1) *
        (own(value) || (selected && i === 0) ? 1 : 0.4) *
        (source === "state" && inAddress(value) ? 0.5 : 1),
    })),
  );
  const addressed = fromAddress
    .slice(0, 4)
    .map(({ id, weight }) => ({ value: id, source: "address" as const, weight: weight * 0.75 }));
  // Systems write the same ids into their data: they would only say it twice.
  const unseen = (said.length > 0 ? [] : hidden).map(({ id, weight }) => ({
    value: id,
    source: "structure" as const,
    weight,
  }));
  const chosen = vote([...said, ...addressed, ...unseen], sameText);
  // As people read it: "466/7999" rather than the 4667999 of a script.
  const shown = said.find(
    ({ source, value }) => source === "structure" && chosen && sameText(value, chosen.value),
  );
  return chosen && shown ? { ...chosen, value: shown.value } : chosen;
}

export function chooseGtin(readings: readonly SourceReading[]): Field<string> | undefined {
  const said = readings.flatMap(({ source, gtins }) =>
    gtins.slice(0, 3).map((value) => ({ value, source, weight: trust[source] })),
  );
  return vote(said, sameGtin);
}

/** Placeholders of templates that nobody filled, and labels without what they label. */
const empty = /^(?:\$\w|\{\{|\[object|<%|%\w+%$|(?:null|undefined|none|n\/?a|-+|\.+)$)|:$/i;

/** A text that sources tell, the most trusted and agreed one. */
export function chooseText(
  readings: readonly SourceReading[],
  of: (reading: SourceReading) => string | undefined,
): Field<string> | undefined {
  const said = readings.flatMap((reading) => {
    const value = of(reading)?.replace(/\s+/g, " ").trim();
    return value && !empty.test(value)
      ? [{ value, source: reading.source, weight: trust[reading.source] }]
      : [];
  });
  return vote(said, sameText);
}
