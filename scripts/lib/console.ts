/** Prints a line for the person who started us. */
export function say(line: string): void {
  console.log(line);
}

/** What went wrong, for a person: the innermost cause; with a trace only where that is a fault of ours. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return sentenceOf(error.cause);
  const isFault = [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error instanceof kind);
  return (isFault && error.stack) || error.message;
}
