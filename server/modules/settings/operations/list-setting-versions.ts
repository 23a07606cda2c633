import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { PlatformSettings, SettingVersion } from "../contract";
import { settingHistory } from "../store";

export const listSettingVersions = adminOperation({
  name: "settings.listSettingVersions",
  summary: "List who changed a setting, when, and to what",
  kind: "query",
  input: z.strictObject({ key: PlatformSettings.keyof() }),
  output: z.object({ items: z.array(SettingVersion) }),
  rest: { method: "GET", path: "/admin/settings/{key}/versions" },
  async run(ctx, input) {
    const rows = await settingHistory(ctx.tx, input.key);
    return { items: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
  },
});
