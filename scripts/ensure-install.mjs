// Makes sure that the locked dependencies are installed and work. Runs before everything else, on the
// machine's own Node and with nothing but Node: no dependency, no TypeScript, no syntax newer than Node 14.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled, lacksOptional } from "./lib/lockfile.mjs";
import { repairEsbuild, repairNode, repairPostgres } from "./lib/repair.mjs";

const MINIMUM_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".rooz-lock-hash");

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Names the lockfile and the machine that an installation is for. */
function fingerprint(lock) {
  return createHash("sha256").update(lock).update(`${process.platform}-${process.arch}`).digest("hex");
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

function install(lock) {
  const count = Object.keys(lock.packages).filter((name) => !lock.packages[name].optional).length;
  console.log(`Installing ${count} packages. This takes a minute or two, once.`);
  // `npm ci` refuses a lockfile that lacks optional packages of other platforms (npm/cli#4828: such a
  // lockfile comes from a registry, or a node_modules, that has those of one platform only).
  // `npm install --no-save` installs the same locked versions and leaves the lockfile alone.
  const command = lacksOptional(lock) ? ["install", "--no-save"] : ["ci"];
  // Warnings are hushed: the machine's Node may be older than a package asks for, but ours will run it.
  const flags = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const cli = process.env.npm_execpath || "";
  const child = cli.endsWith("npm-cli.js")
    ? spawn(process.execPath, [cli, ...command, ...flags], { cwd: root, stdio: "inherit" })
    : spawn("npm", [...command, ...flags], {
        cwd: root,
        stdio: "inherit",
        shell: process.platform === "win32",
      });
  const started = Date.now();
  const heartbeat = setInterval(() => {
    // On a terminal npm shows its own progress.
    if (!process.stderr.isTTY)
      console.log(`  still installing (${Math.round((Date.now() - started) / 1000)} s)`);
  }, 15_000);
  return new Promise((resolve) => {
    child.on("error", () => resolve("npm could not be started"));
    child.on("exit", (code, signal) =>
      resolve(code === 0 ? undefined : `npm ended with ${signal || `code ${code}`}`),
    );
  }).then((problem) => {
    clearInterval(heartbeat);
    if (problem) {
      fail(
        `The dependencies could not be installed (${problem}; what it said is above). Check the network connection, then run the command again.`,
      );
    }
  });
}

async function main() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < MINIMUM_NODE) {
    fail(
      `Rooz needs Node ${MINIMUM_NODE} or newer to start; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org.`,
    );
  }
  const lockText = readText(join(root, "package-lock.json"));
  if (!lockText)
    fail(
      "package-lock.json is missing. Get it back from the repository: it says which dependencies to install.",
    );
  const print = fingerprint(lockText);
  const ready = existsSync(join(root, "node_modules", ".bin", "node")) || major >= 24;
  if (ready && readText(stampFile) === print) return;

  const lock = JSON.parse(lockText);
  if (!isInstalled(lock, join(root, "node_modules"))) await install(lock);
  // npm may be told not to run install scripts (ignore-scripts, or an allow list); three matter here.
  for (const repair of [repairNode, repairPostgres, repairEsbuild]) {
    const problem = repair(root, lock);
    if (problem) fail(problem);
  }
  writeFileSync(stampFile, `${print}\n`);
}

await main();
