import type { Columns } from "./columns";

/**
 * What a file speaks of, by its columns. A column that is missing says nothing: what is stored stays. One that is
 * there and blank says that there is none: what is stored is cleared (as Shopify has it, and as our own files say).
 */
export interface Spoken {
  /** Fields of the contract, of products and variants alike; `alt` is that of images. */
  fields: ReadonlySet<string>;
  /** Of these fields a blank cell says nothing. */
  filledOnly: ReadonlySet<string>;
  /** The attributes that have columns of their own, where there is none that holds all of them. */
  attributeNames: ReadonlySet<string>;
}

/** The fields of the contract that a file has columns for, by a format's list of where they stand, and more. */
export function speaksOf<F extends string>(
  columns: Columns<F>,
  fields: Partial<Record<string, F>>,
  more: { [field: string]: boolean },
  rest: Partial<Omit<Spoken, "fields">> = {},
): Spoken {
  const own = Object.entries(fields).filter(([, column]) => column && columns.has(column));
  const found = Object.entries(more).filter(([, there]) => there);
  return {
    fields: new Set([...own, ...found].map(([field]) => field)),
    filledOnly: rest.filledOnly ?? new Set(),
    attributeNames: rest.attributeNames ?? new Set(),
  };
}
