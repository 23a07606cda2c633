/** FNV-1a, 32 bits, with the last mixing step of MurmurHash3: names that differ little must part widely. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Chooses among alternatives; the same choice for the same seed and slot, the next one for the next variation. */
export type Pick = <T>(slot: string, alternatives: readonly [T, ...T[]]) => T;

/**
 * A chooser for one text. The product decides where a list of alternatives is entered, and the variation
 * steps through it from there, so that "regenerate" does not come back to the same sentence at once.
 */
export function picker(seed: string, variation: number): Pick {
  return (slot, alternatives) => {
    const start = hash(`${seed}\u0000${slot}`);
    // Some slots step backwards, else lists of equal length would always change together.
    const step = hash(slot) % 2 === 0 ? 1 : alternatives.length - 1;
    return alternatives[(start + variation * step) % alternatives.length] ?? alternatives[0];
  };
}
