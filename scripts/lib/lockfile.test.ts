import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

interface Package {
  version?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** The parts of npm's package-lock.json (version 3) that concern us. */
interface Lock {
  packages: Record<string, Package | undefined>;
}

// Plain JavaScript, because it runs before TypeScript can; its types are told here.
const module = new URL("./lockfile.mjs", import.meta.url).href;
const {
  isInstalled,
  lacksOptional,
}: {
  isInstalled(lock: Lock, modules: string): boolean;
  lacksOptional(lock: Lock): boolean;
} = await import(module);

describe("isInstalled", () => {
  const lock: Lock = {
    packages: {
      "": { version: "1.0.0" },
      "node_modules/a": { version: "1.2.3" },
      "node_modules/only-on-mac": { version: "1.0.0", optional: true },
    },
  };
  let modules: string;

  beforeEach(async () => {
    modules = join(await mkdtemp(join(tmpdir(), "rooz-lock-")), "node_modules");
    await mkdir(join(modules, "a"), { recursive: true });
  });
  afterEach(() => rm(join(modules, ".."), { recursive: true }));

  const record = (packages: object) =>
    writeFile(join(modules, ".package-lock.json"), JSON.stringify({ packages }));

  it("accepts what npm installed, without the packages of other platforms", async () => {
    await record({ "node_modules/a": { version: "1.2.3" } });
    expect(isInstalled(lock, modules)).toBe(true);
  });

  it("refuses another version, a missing package, a deleted folder, and no record at all", async () => {
    expect(isInstalled(lock, modules)).toBe(false);
    await record({ "node_modules/a": { version: "1.2.4" } });
    expect(isInstalled(lock, modules)).toBe(false);
    await record({});
    expect(isInstalled(lock, modules)).toBe(false);
    await record({ "node_modules/a": { version: "1.2.3" } });
    await rm(join(modules, "a"), { recursive: true });
    expect(isInstalled(lock, modules)).toBe(false);
  });
});

describe("lacksOptional", () => {
  const tool = { version: "1.0.0", optionalDependencies: { "tool-linux": "1", "tool-mac": "1" } };
  const binary = { version: "1.0.0", optional: true };

  it("sees a platform's package that the lockfile leaves out", () => {
    const packages = { "": {}, "node_modules/tool": tool, "node_modules/tool-linux": binary };
    expect(lacksOptional({ packages })).toBe(true);
    expect(lacksOptional({ packages: { ...packages, "node_modules/tool-mac": binary } })).toBe(false);
  });

  it("finds packages where Node would: nested, beside, above", () => {
    const packages = {
      "": {},
      "node_modules/x/node_modules/tool": tool,
      "node_modules/x/node_modules/tool/node_modules/tool-linux": binary,
      "node_modules/x/node_modules/tool-mac": binary,
    };
    expect(lacksOptional({ packages })).toBe(false);
    const elsewhere = {
      ...packages,
      "node_modules/x/node_modules/tool-mac": undefined,
      "node_modules/y/node_modules/tool-mac": binary,
    };
    expect(lacksOptional({ packages: elsewhere })).toBe(true);
  });
});
