/** What a template can name, and where a writer finds it among the data. Without a parser, for the form. */
export const templateVariables = [
  "product.title",
  "product.description",
  "product.category",
  "product.vendor",
  "product.price",
  "product.tags",
  "product.options",
  "product.attributes",
] as const;

const known: ReadonlySet<string> = new Set(templateVariables);

/** The names in double braces that are none of the variables, each once. */
export function unknownVariables(text: string): string[] {
  const named = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = ""]) => name);
  return [...new Set(named.filter((name) => !known.has(name)))];
}
