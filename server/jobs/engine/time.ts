const units: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/** Milliseconds of a duration as the functions' package writes it: `1d2h30m`. @throws Error when it is none. */
export function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  if (parts.map(([part]) => part).join("") !== text) throw new Error(`not a duration: ${text}`);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 0), 0);
}

/** Milliseconds from now until a duration is over or a moment (ISO 8601) has come; never below zero. */
export function msUntil(text: string, now = Date.now()): number {
  if (/^\d{4}-/.test(text)) {
    const at = Date.parse(text);
    if (Number.isNaN(at)) throw new Error(`not a moment: ${text}`);
    return Math.max(0, at - now);
  }
  return durationMs(text);
}
