/** Micro-dollars as a field shows them, in dollars; nothing where there is no amount. */
export function dollarsOf(micros: number | null | undefined): string {
  return micros == null ? "" : String(micros / 1e6);
}

/** What was entered in dollars, in micro-dollars. */
export function microsOf(text: string): number {
  return Math.round(Number(text) * 1e6);
}

/** The same of a field that may be left empty. */
export function microsOrNone(text: string): number | null {
  return text.trim() === "" ? null : microsOf(text);
}

/** Whether what was entered is from nothing to `most` dollars; what is empty counts as nothing. */
export function isAmount(text: string, most: number): boolean {
  const amount = Number(text);
  return amount >= 0 && amount <= most;
}
