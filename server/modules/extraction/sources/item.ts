/** A thing that a page describes in the words of schema.org, whatever the syntax. */
export interface Item {
  /** Names of types in lower case, without the vocabulary: `product`, `offer`. */
  types: string[];
  id?: string;
  props: Map<string, Value[]>;
}

export type Value = string | Item;

export const isItem = (value: Value): value is Item => typeof value !== "string";

/** `https://schema.org/InStock`, `schema:InStock` and `InStock` are one name. */
export const shortName = (name: string) =>
  name
    .trim()
    .replace(/\/+$/, "")
    .replace(/^.*[/#:](?=.)/, "")
    .trim();

export const typeName = (name: string) => shortName(name).toLowerCase();

export function add(item: Item, name: string, value: Value): void {
  const known = item.props.get(name);
  if (known) known.push(value);
  else item.props.set(name, [value]);
}

/** The values of the first of some properties that has any. */
export function valuesOf(item: Item, ...names: string[]): Value[] {
  for (const name of names) {
    const values = item.props.get(name);
    if (values && values.length > 0) return values;
  }
  return [];
}

/** The first text among the values of some properties; a thing counts by its name, or by what it is referred to as. */
export function textOf(item: Item, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const value of item.props.get(name) ?? []) {
      const text = isItem(value)
        ? (textOf(value, "name", "@value", "value", "url") ?? value.id)
        : value.trim();
      if (text) return text;
    }
  }
  return undefined;
}

export function itemsOf(item: Item, ...names: string[]): Item[] {
  return names.flatMap((name) => (item.props.get(name) ?? []).filter(isItem));
}

export const isOf = (item: Item, ...types: string[]) => item.types.some((type) => types.includes(type));
