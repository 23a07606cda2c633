import type { RouteDraft, RouteEntry } from "@/server/modules/ai/contract";

/** A model of a route as its fields hold it: what is empty is not set. */
export interface ModelValues {
  provider: RouteEntry["provider"];
  model: string;
  temperature: string;
  maxOutputTokens: string;
  reasoning: string;
  /** In seconds. */
  silence: string;
  plans: string[];
  locales: string[];
  minCharacters: string;
  maxCharacters: string;
  fallback: boolean;
}

export interface RouteValues {
  points: string;
  /** In dollars. */
  ceiling: string;
  note: string;
  models: ModelValues[];
}

const text = (value: number | undefined): string => (value === undefined ? "" : String(value));
const number = (value: string): number | undefined => (value.trim() === "" ? undefined : Number(value));
const rounded = (value: string, unit: number): number | undefined => {
  const given = number(value);
  return given === undefined ? undefined : Math.round(given * unit);
};

/** The model of the offline writer, which has but one. */
const offlineModel = "writer-1";

/** A model that is added. */
export const newModel = (): ModelValues => ({
  provider: "openai",
  model: "",
  temperature: "",
  maxOutputTokens: "4000",
  reasoning: "",
  silence: "",
  plans: [],
  locales: [],
  minCharacters: "",
  maxCharacters: "",
  fallback: false,
});

/** The fields of a route. */
export const valuesOf = ({ points, ceilingMicros, models }: RouteDraft): RouteValues => ({
  points: String(points),
  ceiling: ceilingMicros === null ? "" : String(ceilingMicros / 1e6),
  note: "",
  models: models.map(({ provider, model, when = {}, ...entry }) => ({
    provider,
    model: model ?? "",
    temperature: text(entry.temperature),
    maxOutputTokens: text(entry.maxOutputTokens),
    reasoning: entry.reasoning ?? "",
    silence: entry.firstTokenMs === undefined ? "" : String(entry.firstTokenMs / 1000),
    plans: [...(when.plans ?? [])],
    locales: [...(when.locales ?? [])],
    minCharacters: text(when.minCharacters),
    maxCharacters: text(when.maxCharacters),
    fallback: entry.fallback ?? false,
  })),
});

/** Without the keys that are not set. */
function given<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as never);
}

function entryOf(values: ModelValues): RouteEntry {
  const { provider, reasoning, plans, locales } = values;
  if (provider === "offline") {
    const when = conditionsOf(values);
    return {
      provider,
      model: offlineModel,
      ...(values.fallback && { fallback: true }),
      ...(when && { when }),
    };
  }
  const when = conditionsOf({ ...values, plans, locales });
  const model = values.model.trim();
  const settings = given({
    temperature: number(values.temperature),
    maxOutputTokens: number(values.maxOutputTokens),
    reasoning: reasoning as RouteEntry["reasoning"] | "",
    firstTokenMs: rounded(values.silence, 1000),
  });
  return {
    provider,
    // What the environment names is not written down.
    model: provider === "compatible" && model === "" ? null : model,
    ...settings,
    ...(when && { when }),
  } as RouteEntry;
}

function conditionsOf({ plans, locales, minCharacters, maxCharacters }: ModelValues) {
  return given({
    plans: plans.length > 0 ? plans : undefined,
    locales: locales.length > 0 ? (locales as NonNullable<RouteEntry["when"]>["locales"]) : undefined,
    minCharacters: number(minCharacters),
    maxCharacters: number(maxCharacters),
  });
}

/** The route that fields stand for; whether it may be one is the contract's to say. */
export const draftOf = ({ points, ceiling, models }: RouteValues): RouteDraft => ({
  points: Number(points),
  ceilingMicros: rounded(ceiling, 1e6) ?? null,
  models: models.map(entryOf),
});

/** The field of the form that a field of the contract is shown in, such as `models.0.silence`. */
export function fieldOf(path: string): string {
  return path
    .replace(/\.when\b/, "")
    .replace(/\.firstTokenMs$/, ".silence")
    .replace(/^ceilingMicros$/, "ceiling");
}
