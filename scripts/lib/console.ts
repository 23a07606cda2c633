/** Prints a line for the person who started us. */
export function say(line: string): void {
  console.log(line);
}

/** What went wrong, for a person; the trace only where the message alone would be a riddle. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = error.constructor === Error || error.name === "InUseError";
  return known ? error.message : (error.stack ?? error.message);
}
