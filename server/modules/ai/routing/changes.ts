import type { RouteChange, RouteDraft, RouteEntry } from "./contract";

/** A value in a form that people and programs can read; null for what is not set. */
function told(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return String(value);
}

/** The fields of an entry, its conditions among them. */
function fieldsOf({ provider: _provider, model: _model, when = {}, ...rest }: RouteEntry) {
  return new Map<string, string | null>(
    Object.entries({ ...rest, ...when }).map(([field, value]) => [field, told(value)]),
  );
}

/** Pairs each entry with the one of the other list that asks the same model; what is asked twice is paired in order. */
function pairsOf(before: readonly RouteEntry[], after: readonly RouteEntry[]) {
  const left = before.map((entry, at) => ({ entry, at }));
  return {
    kept: after.flatMap((entry, at) => {
      const found = left.findIndex(
        (one) => one.entry.provider === entry.provider && one.entry.model === entry.model,
      );
      const [old] = found < 0 ? [] : left.splice(found, 1);
      return old ? [{ entry, at, old }] : [];
    }),
    removed: left,
  };
}

/** What differs between two versions of a route, in the order of the newer one. */
export function changesBetween(before: RouteDraft, after: RouteDraft): RouteChange[] {
  const changes: RouteChange[] = [];
  for (const field of ["points", "ceilingMicros"] as const) {
    if (before[field] === after[field]) continue;
    const values = { before: told(before[field]), after: told(after[field]) };
    changes.push({ kind: "changed", model: null, field, ...values });
  }
  const { kept, removed } = pairsOf(before.models, after.models);
  const named = ({ provider, model }: RouteEntry) => ({ provider, model });
  // Places among the models that are in both: one that goes away moves nobody.
  const order = kept.map(({ old }) => old.at).toSorted((a, b) => a - b);
  for (const [at, entry] of after.models.entries()) {
    const pair = kept.find((one) => one.at === at);
    if (!pair) {
      changes.push({ kind: "added", model: named(entry), field: null, before: null, after: told(at + 1) });
      continue;
    }
    const place = kept.indexOf(pair);
    if (order[place] !== pair.old.at) {
      const values = { before: told(pair.old.at + 1), after: told(at + 1) };
      changes.push({ kind: "moved", model: named(entry), field: null, ...values });
    }
    const [old, now] = [fieldsOf(pair.old.entry), fieldsOf(entry)];
    for (const field of new Set([...old.keys(), ...now.keys()])) {
      const values = { before: old.get(field) ?? null, after: now.get(field) ?? null };
      if (values.before !== values.after)
        changes.push({ kind: "changed", model: named(entry), field, ...values });
    }
  }
  for (const { entry, at } of removed) {
    changes.push({ kind: "removed", model: named(entry), field: null, before: told(at + 1), after: null });
  }
  return changes;
}
