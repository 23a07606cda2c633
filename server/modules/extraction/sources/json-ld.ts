import { decodeHTML } from "entities";
import { add, type Item, typeName } from "./item";
import { type Json, looseJson } from "./loose-json";

const deepest = 24;

/** Shops encode what they put into scripts, sometimes twice. */
const decoded = (text: string) => (text.includes("&") ? decodeHTML(text) : text);

function toItem(object: { [key: string]: Json }, byId: Map<string, Item>, depth: number): Item {
  const types = [object["@type"] ?? object.type ?? []].flat().filter((type) => typeof type === "string");
  const item: Item = { types: types.map(typeName), props: new Map() };
  const id = object["@id"];
  if (typeof id === "string") {
    item.id = id;
    // The one that says most is meant where others only refer to it.
    if (Object.keys(object).length > 2 || !byId.has(id)) byId.set(id, item);
  }
  for (const [key, value] of Object.entries(object)) {
    if (key === "@type" || key === "@id" || key === "@context") continue;
    addJson(item, key.replace(/^(?:schema:|https?:\/\/schema\.org\/)/, ""), value, byId, depth);
  }
  return item;
}

function addJson(item: Item, key: string, value: Json, byId: Map<string, Item>, depth: number): void {
  if (value === null || depth > deepest) return;
  if (Array.isArray(value)) for (const one of value) addJson(item, key, one, byId, depth + 1);
  else if (typeof value === "object") add(item, key, toItem(value, byId, depth + 1));
  else add(item, key, decoded(String(value)));
}

/** Puts the things that are only referred to by id in their places. */
function resolve(item: Item, byId: ReadonlyMap<string, Item>, seen: Set<Item>): void {
  if (seen.has(item)) return;
  seen.add(item);
  for (const values of item.props.values()) {
    for (const [i, value] of values.entries()) {
      if (typeof value === "string") continue;
      const meant = value.id !== undefined && value.props.size === 0 ? byId.get(value.id) : undefined;
      if (meant && meant !== item) values[i] = meant;
      resolve(values[i] as Item, byId, seen);
    }
  }
}

/** The things that the JSON-LD of a page describes, in its order; graphs and lists are opened. */
export function readJsonLd(scripts: readonly string[]): Item[] {
  const byId = new Map<string, Item>();
  const items: Item[] = [];
  const collect = (value: Json) => {
    if (Array.isArray(value)) for (const one of value) collect(one);
    else if (typeof value === "object" && value !== null) {
      const graph = value["@graph"];
      if (graph) collect(graph);
      if (!graph || value["@type"]) items.push(toItem(value, byId, 0));
    }
  };
  for (const script of scripts) {
    // Quotes that were encoded with the rest: it is no JSON before they are back.
    const text = /^[^{["]*[{[]\s*&(?:quot|#34);/.test(script) ? decodeHTML(script) : script;
    for (const value of looseJson(text)) collect(value);
  }
  const seen = new Set<Item>();
  for (const item of items) resolve(item, byId, seen);
  return items;
}
