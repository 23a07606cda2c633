export { PlatformSettings } from "./contract";
export { platformSettings, settingHistory } from "./store";
