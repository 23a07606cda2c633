// Starts the command line (server/cli/main.ts) as one bundled file, which is made anew when a source of it has
// changed: loading its thousand modules one by one takes four times as long as what most commands do.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "node_modules", ".cache", "rooz-cli");
const bundle = join(folder, "main.mjs");
const stampFile = join(folder, "sources.json");

/** Size and time of a source, by which one sees that it is another; nothing when it is gone. */
function look(file) {
  const seen = statSync(join(root, file), { throwIfNoEntry: false });
  return seen && `${seen.size} ${seen.mtimeMs}`;
}

function isFresh() {
  if (!existsSync(bundle) || !existsSync(stampFile)) return false;
  const sources = JSON.parse(readFileSync(stampFile, "utf8"));
  return Object.keys(sources).every((file) => sources[file] === look(file));
}

/** Two that make it at once both make all of it; what a third one reads is always whole. */
function put(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

async function make() {
  const { build } = await import("esbuild");
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["server/cli/main.ts"],
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  // The lockfile stands for the packages, which are not looked at one by one.
  const sources = ["package-lock.json", "tsconfig.json", ...Object.keys(metafile.inputs)];
  mkdirSync(folder, { recursive: true });
  put(bundle, outputFiles[0].text);
  put(stampFile, JSON.stringify(Object.fromEntries(sources.map((file) => [file, look(file)]))));
}

try {
  if (!isFresh()) await make();
} catch (error) {
  console.error(
    `The command line could not be prepared in ${folder}: ${error.message}\nRun it as the user to whom the installation belongs, with space left on the disk.`,
  );
  process.exit(1);
}
enableCompileCache(join(folder, "compiled"));
await import(pathToFileURL(bundle).href);
