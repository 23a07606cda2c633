import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether `modules` holds what `lock` asks for, by npm's own record of what it installed. Optional
 * packages may be missing: most of them are for other platforms.
 */
export function isInstalled(lock, modules) {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const { packages } = JSON.parse(readFileSync(record, "utf8"));
  return Object.keys(lock.packages).every((name) => {
    if (name === "") return true;
    const wanted = lock.packages[name];
    const found = packages[name];
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && existsSync(join(modules, "..", name));
  });
}

/** Whether some package of `lock` names an optional dependency that `lock` does not list. */
export function lacksOptional(lock) {
  return Object.keys(lock.packages).some((from) =>
    Object.keys(lock.packages[from].optionalDependencies || {}).some((name) => !resolves(lock, from, name)),
  );
}

/** Looks a dependency up as Node does: in the package's own node_modules, then in those above it. */
function resolves(lock, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}
