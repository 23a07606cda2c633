import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { PlatformSettings } from "../contract";
import { loadSettings } from "../store";

export const getSettings = adminOperation({
  name: "settings.getSettings",
  summary: "Read the installation's settings",
  kind: "query",
  input: z.strictObject({}),
  output: PlatformSettings,
  rest: { method: "GET", path: "/admin/settings" },
  run: (ctx) => loadSettings(ctx.tx),
});
