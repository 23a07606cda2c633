import { knownKind } from "./kinds";

/** The query of the analyses, as the page prefetches it and the list asks it. */
export function analysesQuery(kind: string | undefined) {
  const known = knownKind(kind);
  return { limit: 24, ...(known && { kind: known }) };
}
