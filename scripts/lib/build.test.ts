import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { staleBuild } from "./build";

let root: string;
const env = { NODE_ENV: "production", APP_URL: "https://shop.example" } as const;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "rooz-build-"));
  await mkdir(join(root, "app"));
  await mkdir(join(root, "docs"));
  await writeFile(join(root, "app/page.tsx"), "one");
});

afterEach(() => rm(root, { recursive: true }));

async function build(settings: NodeJS.ProcessEnv = env) {
  const rebuild = staleBuild(root, settings);
  await rebuild?.(async () => {
    await mkdir(join(root, ".next"), { recursive: true });
    await writeFile(join(root, ".next/BUILD_ID"), "1");
  });
  return rebuild !== undefined;
}

it("builds at first, and again only when a source or what is built in has changed", async () => {
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);

  await writeFile(join(root, "app/page.tsx"), "two");
  expect(await build()).toBe(true);
  await writeFile(join(root, "app/added.tsx"), "new");
  expect(await build()).toBe(true);
  await rm(join(root, "app/added.tsx"));
  expect(await build()).toBe(true);
  expect(await build({ ...env, APP_URL: "https://other.example" })).toBe(true);
  expect(await build({ ...env, APP_URL: "https://other.example", HOME: "/elsewhere" })).toBe(false);
});

it("looks at the content, not at the time, and passes by what is not built", async () => {
  await build();
  await utimes(join(root, "app/page.tsx"), 1, 1);
  await writeFile(join(root, "app/page.test.ts"), "a test");
  await writeFile(join(root, "docs/note.txt"), "a note");
  expect(await build()).toBe(false);
});

it("does not take a failed or vanished build for a good one", async () => {
  await build();
  await writeFile(join(root, "app/page.tsx"), "broken");
  const failing = staleBuild(root, env)?.(() => Promise.reject(new Error("does not compile")));
  await expect(failing).rejects.toThrow("does not compile");
  expect(await build()).toBe(true);
  await rm(join(root, ".next/BUILD_ID"));
  expect(await build()).toBe(true);
});
