import { routerOf } from "@/server/trpc/procedures";
import { getSettings } from "./operations/get-settings";
import { listSettingVersions } from "./operations/list-setting-versions";
import { saveSettings } from "./operations/save-settings";

export const settingsRouter = routerOf({ getSettings, listSettingVersions, saveSettings });
