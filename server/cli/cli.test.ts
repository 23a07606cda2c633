import { execFile } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createStore } from "@/server/testing/store";

const root = path.resolve(import.meta.dirname, "../..");

/** Runs `bin/rooz` as a person would, on this file's database. */
function rooz(words: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(
      path.join(root, "bin/rooz"),
      words,
      { env: { ...process.env, ...env }, cwd: root },
      (failure, out, err) => resolve({ code: failure ? failure.code : 0, out, err }),
    );
  });
}

describe("the command line", () => {
  it("prints what the operation answers, and nothing else, and ends well", async () => {
    const store = await createStore();
    const { code, out, err } = await rooz(["--store", store.workspace.slug, "wallet", "get-balance"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ available: expect.any(Number), held: 0 });
  });

  it("refuses in sentences, without the code's insides, and ends badly", async () => {
    const { code, out, err } = await rooz(["--store", "nowhere", "wallet", "get-balance"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Not found\. .+\n$/);
  });

  it("says that nothing runs here", async () => {
    const nothing = { DATABASE_APP_URL: "", DATABASE_SERVICE_URL: "", DATA_DIR: "/nowhere" };
    const { code, err } = await rooz(["--store", "demo", "wallet", "get-balance"], nothing);
    expect(code).toBe(1);
    expect(err).toMatch(/^No database is set up .+\n$/);
  });

  it("lists every module", async () => {
    const { code, out } = await rooz(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Usage: rooz [--store <slug>]");
    expect(out).toMatch(/^ {2}wallet /m);
  });
});
