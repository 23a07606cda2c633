import { Environment } from "@marcbachmann/cel-js";

/** What an expression may look at: the event of the run, and the one that has come in. */
interface Scope {
  event: unknown;
  async?: unknown;
}

// CEL (cel.dev) as Inngest's definitions use it. `async` is no word that the language keeps for itself.
const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const parsed = new Map<string, (scope: Scope) => unknown>();

function evaluate(expression: string, scope: Scope): unknown {
  let run = parsed.get(expression);
  if (!run) {
    run = environment.parse(expression) as (scope: Scope) => unknown;
    parsed.set(expression, run);
  }
  return run(scope);
}

/** Checks that an expression can be read. @throws Error with its place */
export function checkExpression(expression: string): void {
  environment.parse(expression);
}

/** Whether a condition holds. One that speaks of a field which is not there does not hold. */
export function holds(expression: string | undefined | null, scope: Scope): boolean {
  if (!expression) return true;
  try {
    return evaluate(expression, scope) === true;
  } catch {
    return false;
  }
}

/** The value of a key expression as text; of one that speaks of a missing field, the empty text. */
export function keyOf(expression: string | undefined, event: unknown): string {
  if (!expression) return "";
  try {
    const value = evaluate(expression, { event });
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  } catch {
    return "";
  }
}

/** The value of a number expression, or 0. */
export function numberOf(expression: string | undefined, event: unknown): number {
  const value = Number(keyOf(expression, event) || 0);
  return Number.isFinite(value) ? value : 0;
}
