import { handleFrom, productLimits } from "../contract";

/**
 * Makes handles for the products of a file that has none. Two products may have one name: the second's handle takes
 * its code (or a number), so that each import of the file makes the same handles.
 */
export class Handles {
  private readonly taken = new Set<string>();

  next(title: string, code: string): string {
    const base = handleFrom(title);
    const withSuffix = (suffix: string) =>
      `${base.slice(0, productLimits.handle - suffix.length - 1)}-${suffix}`;
    let handle = base;
    if (this.taken.has(handle) && code) handle = withSuffix(handleFrom(code).slice(0, 60));
    for (let n = 2; this.taken.has(handle); n++) handle = withSuffix(String(n));
    this.taken.add(handle);
    return handle;
  }
}
