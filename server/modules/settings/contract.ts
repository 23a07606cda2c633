import { z } from "zod";

/** `python` is the name that the rules mode had in an older system; it is accepted and stored as `rules`. */
const CompetitiveMode = z
  .enum(["rules", "ai", "python"])
  .transform((mode) => (mode === "python" ? "rules" : mode))
  // What comes out has a schema of its own, which the API's description shows.
  .pipe(z.enum(["rules", "ai"]))
  .meta({ description: "Default mode of competitor analysis; `python` is an alias of `rules`" });

const HexColor = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase();

export const Branding = z.strictObject({
  name: z.string().trim().min(1).max(40),
  primaryColor: HexColor,
  secondaryColor: HexColor,
  theme: z.enum(["system", "light", "dark", "gradient"]),
});
export type Branding = z.output<typeof Branding>;

/** What AI may cost the operator in a calendar month (UTC), in micro-dollars; null for no limit. */
const AiBudget = z.strictObject({ monthlyMicros: z.int().min(0).max(1_000_000_000_000).nullable() });

/** What a point is worth to the operator, in micro-dollars, up to a hundred dollars; null while nobody has said. */
const PointPrice = z.strictObject({ micros: z.int().min(0).max(100_000_000).nullable() });

export const PlatformSettings = z.strictObject({
  competitive_mode: CompetitiveMode,
  branding: Branding,
  /** Points that a new store starts with. */
  welcome_points: z.int().min(0).max(1_000_000),
  ai_budget: AiBudget,
  point_price: PointPrice,
});
export type PlatformSettings = z.output<typeof PlatformSettings>;

export const SettingsChange = z.strictObject({
  competitive_mode: CompetitiveMode.optional(),
  branding: Branding.partial().optional(),
  welcome_points: PlatformSettings.shape.welcome_points.optional(),
  ai_budget: AiBudget.optional(),
  point_price: PointPrice.optional(),
});

export const SettingVersion = z.object({
  key: z.string(),
  version: z.int(),
  value: z.unknown(),
  setBy: z.string(),
  createdAt: z.iso.datetime(),
});

export const defaultSettings: PlatformSettings = {
  competitive_mode: "rules",
  branding: { name: "Rooz", primaryColor: "#4f46e5", secondaryColor: "#0d9488", theme: "system" },
  welcome_points: 50,
  ai_budget: { monthlyMicros: null },
  point_price: { micros: null },
};
