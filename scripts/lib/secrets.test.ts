import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secretsOf } from "./secrets";

let folder: string;
const none = { NODE_ENV: "test" } as const;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rooz-secrets-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("makes secrets once, for this installation alone, and keeps them from others' eyes", async () => {
  const first = secretsOf(folder, none);
  expect(first.AUTH_SECRET).toMatch(/^[\w-]{43}$/);
  expect(first.AUTH_SECRET).not.toBe(first.ENCRYPTION_KEY);
  expect(secretsOf(folder, none)).toEqual(first);
  expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
});

it("prefers what the environment says, without losing what was made before", () => {
  const made = secretsOf(folder, none);
  const given = { ...none, AUTH_SECRET: "given by the environment, long enough" };
  expect(secretsOf(folder, given)).toEqual({ ...made, AUTH_SECRET: given.AUTH_SECRET });
  expect(secretsOf(folder, none)).toEqual(made);
});
