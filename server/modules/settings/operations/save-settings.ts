import { adminOperation } from "@/server/operations/define";
import { refreshPages } from "@/server/platform/page-cache";
import { PlatformSettings, SettingsChange } from "../contract";
import { loadSettings, saveSetting } from "../store";

export const saveSettings = adminOperation({
  name: "settings.saveSettings",
  summary: "Change the installation's settings; what is left out stays as it is",
  kind: "mutation",
  input: SettingsChange,
  output: PlatformSettings,
  rest: { method: "POST", path: "/admin/settings" },
  async run(ctx, change) {
    const before = await loadSettings(ctx.tx);
    const setBy = ctx.actor.type === "user" ? ctx.actor.userId : ctx.actor.name;
    if (change.competitive_mode !== undefined)
      await saveSetting(ctx.tx, "competitive_mode", change.competitive_mode, setBy);
    if (change.branding !== undefined)
      await saveSetting(ctx.tx, "branding", { ...before.branding, ...change.branding }, setBy);
    if (change.welcome_points !== undefined)
      await saveSetting(ctx.tx, "welcome_points", change.welcome_points, setBy);
    if (change.ai_budget !== undefined) await saveSetting(ctx.tx, "ai_budget", change.ai_budget, setBy);
    if (change.point_price !== undefined) await saveSetting(ctx.tx, "point_price", change.point_price, setBy);
    await refreshPages();
    return loadSettings(ctx.tx);
  },
});
