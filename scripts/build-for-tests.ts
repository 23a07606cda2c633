import { resolve } from "node:path";
import { staleBuild } from "./lib/build";
import { sentenceOf } from "./lib/console";
import { withoutOwnSettings } from "./lib/installation";
import { buildApp } from "./lib/web";

// Builds the app as the installation of the browser tests would, which then finds it built.
const root = resolve(import.meta.dirname, "..");
process.chdir(root);
const env: NodeJS.ProcessEnv = {
  ...withoutOwnSettings(),
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
};
try {
  await staleBuild(root, env)?.(() => buildApp(env));
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
