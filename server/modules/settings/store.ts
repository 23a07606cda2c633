import { eq, sql } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { keptFresh } from "@/server/platform/kept-fresh";
import { defaultSettings, PlatformSettings } from "./contract";
import { settings, settingVersions } from "./schema";

type Key = keyof PlatformSettings;

/** The settings as the database has them, defaults filled in. A stored value that no longer fits counts as unset. */
export async function loadSettings(tx: ServiceTx): Promise<PlatformSettings> {
  const rows = await tx.select({ key: settings.key, value: settings.value }).from(settings);
  const stored = new Map(rows.map((row) => [row.key, row.value]));
  const value = <K extends Key>(key: K): PlatformSettings[K] => {
    const parsed = PlatformSettings.shape[key].safeParse(stored.get(key));
    return (parsed.success ? parsed.data : defaultSettings[key]) as PlatformSettings[K];
  };
  return {
    competitive_mode: value("competitive_mode"),
    branding: value("branding"),
    welcome_points: value("welcome_points"),
    ai_budget: value("ai_budget"),
    point_price: value("point_price"),
  };
}

/** For as long a process may go on with settings that another process has changed. */
const current = keptFresh(() => withService(loadSettings), 1000);

/** The installation's settings, at most a second old. */
export function platformSettings(): Promise<PlatformSettings> {
  // A build in a container has no database; its pages are rendered anew a minute after the start.
  if (!env().DATABASE_SERVICE_URL) return Promise.resolve(defaultSettings);
  return current.get();
}

/** Sets one setting and keeps its history. Two at once: one after the other, both in the history. */
export async function saveSetting<K extends Key>(
  tx: ServiceTx,
  key: K,
  value: PlatformSettings[K],
  setBy: string,
): Promise<void> {
  const [row] = await tx
    .insert(settings)
    .values({ key, value, version: 1 })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value, version: sql`${settings.version} + 1`, updatedAt: sql`now()` },
    })
    .returning({ version: settings.version });
  await tx
    .insert(settingVersions)
    .values({ id: newId("setting"), key, value, version: row?.version ?? 1, setBy });
  current.forget();
}

/** The history of a setting, newest first. */
export function settingHistory(tx: ServiceTx, key: Key) {
  return tx
    .select()
    .from(settingVersions)
    .where(eq(settingVersions.key, key))
    .orderBy(sql`${settingVersions.version} desc`)
    .limit(100);
}
