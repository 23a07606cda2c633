import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { moduleRanks } from "./testing/import-graph/places";
import { graphOf, readTree } from "./testing/import-graph/read";
import {
  browserViolations,
  cycles,
  doorViolations,
  guardViolations,
  rankViolations,
  testsInProduct,
  unknownImports,
} from "./testing/import-graph/rules";

/** Who may work across stores, and why. A file joins this list only when it cannot know the store beforehand. */
const serviceImporters: Record<string, string> = {
  "server/operations/execute.ts": "opens the transactions of operations for the installation's admins",
  "server/modules/status/operations/get-health.ts": "asks whether the database answers; reads no row",
  "server/request/lookup.ts": "finds out who calls, and whether the store that they name is theirs",
  "server/request/rate-limit.ts": "counts calls of people, keys and addresses, whatever the store",
  "server/request/web-session.ts": "opens and ends sessions of browsers",
  "server/request/operator.ts": "the operator on the machine itself may name any store",
  "server/modules/auth/sign-in.ts": "nobody is signed in yet",
  "server/modules/auth/registration.ts": "nobody is signed in yet",
  "server/modules/auth/passwords.ts":
    "who forgot a password is not signed in; hashes are closed to the app role",
  "server/modules/auth/mails.ts": "mails to addresses that may have no account",
  "server/modules/auth/jobs.ts": "removes what has expired, of everybody",
  "server/modules/auth/admin.ts": "makes the first admin",
  "server/modules/workspaces/access.ts": "finds out whether a store that is named is the actor's",
  "server/modules/workspaces/invitations.ts": "who is invited does not belong to the store yet",
  "server/modules/workspaces/mails.ts": "mails to people who do not belong to the store yet",
  "server/modules/workspaces/erase.ts": "finds the closed stores of which the time is over, and erases them",
  "server/modules/workspaces/operations/create-workspace.ts": "the store does not exist yet",
  "server/platform/mail/mailbox.ts": "mail belongs to addresses, not to stores",
  "server/jobs/housekeeping.ts": "removes what has expired, of everybody",
  "server/modules/catalog/pictures/jobs.ts": "finds the stores whose pictures are due to be fetched",
  "server/modules/competitors/matching/sweep.ts":
    "finds the stores whose products have changed, or whose pictures are due",
  "server/modules/competitors/rates/keep.ts": "finds the stores that need rates of foreign currencies",
  "server/modules/competitors/sweep.ts": "finds the stores in which a competitor or a digest is due",
  "server/modules/crawling/hosts/lease.ts": "a host has one turn at a time, whatever store it is for",
  "server/modules/crawling/hosts/robots-file.ts": "what a host asks of crawlers is kept once for all stores",
  "server/modules/crawling/jobs.ts": "removes what has expired, of everybody",
  "server/modules/repricing/sweep.ts": "finds the stores whose rules are to be carried out",
  "server/modules/tasks/jobs.ts": "removes what has expired, of everybody",
  "server/modules/notifications/jobs.ts": "removes what has expired, of everybody",
  "server/modules/settings/store.ts": "settings belong to the installation, not to a store",
  "server/modules/ai/routing/current-policy.ts": "routes and prices belong to the installation",
  "server/modules/ai/budgets/installation.ts": "the installation's budget is that of all stores",
  "server/modules/ai/budgets/tell.ts": "finds the people of a store, and the admins, with their addresses",
  "server/modules/ai/reconcile/reconcile.ts": "compares usage and wallets of all stores",
  "server/modules/ai/lost-calls.ts": "finds the calls of all stores whose process died",
  "server/modules/calendar/sweep.ts": "finds the stores in which posts or slots are due",
  "server/modules/calendar/links/follow.ts":
    "who follows a link is not signed in, and the link names no store",
  "server/modules/wallet/sweep.ts": "finds the stores in which points or holds have expired",
  "server/seed/demo.ts": "makes the demo's people and store",
};

/** Who may open connections. Everything else receives a transaction that is already scoped. */
const poolImporters: Record<string, string> = {
  "server/db/service.ts": "single statements across stores",
  "server/db/transaction.ts": "a connection for each transaction",
  "server/db/live.ts": "listens to what Postgres announces, which needs a connection of its own",
  "server/jobs/engine/database.ts":
    "the job engine's own work: prepared statements and batches across stores",
  "server/cli/main.ts": "closes them when the command has ended",
  "server/seed/main.ts": "closes them when the demo is made",
};

/** Who may open a transaction: each says whose rows it sees. */
const transactionImporters: Record<string, string> = {
  "server/db/client.ts": "transactions scoped to a store or a person",
  "server/db/service.ts": "transactions across stores",
};

/** Who may make a connection of its own. */
const postgresImporters: Record<string, string> = {
  "server/db/pools.ts": "the pools",
  "server/db/migrate.ts": "migrates as the owner, before the program serves",
  "server/db/embedded/index.ts": "makes the owner's password and waits for the server it started",
  "server/db/embedded/postmaster.ts": "asks whether the server it started answers",
  "scripts/lib/demo.ts": "asks whether anybody has an account, before the program serves",
};

/** Files of the server, besides contracts, that may be sent to a browser: no secrets, no node modules. */
const pure = new Set([
  "server/platform/ids.ts",
  "server/platform/errors.ts",
  "server/platform/money.ts",
  "server/platform/rich-text.ts",
  "server/platform/document/document.ts",
  "server/platform/document/plain-text.ts",
  "server/platform/i18n/locales.ts",
  "server/platform/i18n/negotiate.ts",
  "server/platform/i18n/format.ts",
  "server/operations/permissions.ts",
]);

/** Modules that a browser loads whole: a text is checked as one edits it. */
const pureModules = ["server/modules/grounding/"];

/** Packages that only a server can load, or that would tell a browser what is the server's. */
const serverPackages = new Set(
  ["postgres", "drizzle-orm", "pino", "nodemailer", "sharp", "inngest", "exceljs", "server-only"].map(
    (n) => `npm:${n}`,
  ),
);

const root = path.resolve(import.meta.dirname, "..");

describe("the program", () => {
  const graph = readTree(root);

  it("is seen whole", () => {
    expect(graph.size).toBeGreaterThan(50);
    expect(graph.get("server/trpc/root.ts")?.edges).toContainEqual({
      to: "server/modules/status/router.ts",
      kind: "value",
    });
    expect(unknownImports(graph)).toEqual([]);
  });

  it("imports downwards only", () => {
    expect(rankViolations(graph)).toEqual([]);
  });

  it("ranks its modules as ARCHITECTURE.md draws them", () => {
    const drawn = [...readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^([1-9]) (.+)$/gm)];
    const ranks = drawn.flatMap(([, rank, names]) =>
      (names ?? "")
        .replaceAll(/\([^)]*\)/g, "")
        .split("·")
        .map((name) => [name.trim(), Number(rank)] as const)
        .filter(([name]) => name !== ""),
    );
    expect(Object.fromEntries(ranks)).toEqual(moduleRanks);
  });

  it("enters a module by its doors only", () => {
    expect(doorViolations(graph)).toEqual([]);
  });

  it("has no circle of imports", () => {
    expect(cycles(graph)).toEqual([]);
  });

  it("works across stores from a short list of files only", () => {
    expect(guardViolations(graph, "server/db/service.ts", serviceImporters)).toEqual([]);
  });

  it("opens connections from a short list of files only", () => {
    expect(guardViolations(graph, "server/db/pools.ts", poolImporters)).toEqual([]);
    expect(guardViolations(graph, "server/db/transaction.ts", transactionImporters)).toEqual([]);
    expect(guardViolations(graph, "npm:postgres", postgresImporters)).toEqual([]);
  });

  it("sends no server code to the browser", () => {
    const ofModules = [...graph.keys()].filter((file) =>
      pureModules.some((folder) => file.startsWith(folder)),
    );
    expect(browserViolations(graph, new Set([...pure, ...ofModules]), serverPackages)).toEqual([]);
  });

  it("does not need its tests to run", () => {
    expect(testsInProduct(graph)).toEqual([]);
  });
});

describe("each rule can be broken", () => {
  const a = "server/modules/catalog";
  const b = "server/modules/studio";

  it("ranks", () => {
    const graph = graphOf({
      [`${a}/index.ts`]: `import { x } from "@/${b}";`,
      [`${a}/types.ts`]: `import type { X } from "@/server/modules/ai";`,
      [`${b}/index.ts`]: `import "@/${a}"; export const x = 1;`,
      "server/modules/ai/index.ts": "export type X = 1;",
      "server/platform/log.ts": `export const load = () => import("../db/client");`,
      "server/db/client.ts": `import { log } from "@/server/platform/log";`,
      "server/modules/nobody/index.ts": "",
      "components/list.tsx": `import { page } from "@/app/page"; import { save } from "@/app/actions";`,
      "app/actions.ts": `"use server"; export const save = 1;`,
      "app/page.tsx": `import { x } from "@/${b}"; export const page = 1;`,
    });
    expect(rankViolations(graph)).toEqual([
      expect.stringMatching(/^server\/modules\/catalog\/index\.ts .* upwards server\/modules\/studio/),
      expect.stringMatching(/^server\/modules\/catalog\/types\.ts .* sideways server\/modules\/ai/),
      expect.stringMatching(/^server\/platform\/log\.ts .* upwards server\/db\/client\.ts/),
      expect.stringMatching(/^server\/modules\/nobody\/index\.ts stands in a folder without a rank/),
      expect.stringMatching(/^components\/list\.tsx .* upwards app\/page\.tsx/),
    ]);
  });

  it("doors", () => {
    const graph = graphOf({
      [`${a}/index.ts`]: `export * from "./operations/list";`,
      [`${a}/operations/list.ts`]: "",
      [`${a}/contract.ts`]: `export * from "./views"; import "./limits";`,
      [`${a}/views.ts`]: "",
      [`${a}/limits.ts`]: "",
      [`${a}/schema.ts`]: "",
      [`${b}/contract.ts`]: `import { Product } from "@/${a}/contract";`,
      [`${b}/schema.ts`]: `import { products } from "@/${a}/schema";`,
      [`${b}/apply.ts`]: `import { products } from "@/${a}/schema"; import { P } from "@/${a}/contract";`,
      [`${b}/types.ts`]: `import type { P } from "@/${a}/contract";`,
      [`${b}/apply.test.ts`]: `export { list } from "@/${a}/operations/list";`,
      "components/products.tsx": `import { Product } from "@/${a}/contract"; import { View } from "@/${a}/views"; import { most } from "@/${a}/limits";`,
      "server/rest/routes.ts": `import { catalogRouter } from "@/${a}/router";`,
      "server/rest/files.ts": `import { list } from "@/${a}/operations/list";`,
      "server/trpc/root.ts": `import { catalogRouter } from "@/${a}/router";`,
      [`${a}/router.ts`]: "",
    });
    expect(doorViolations(graph)).toEqual([
      expect.stringContaining(`${b}/apply.ts reaches into catalog past its index.ts: ${a}/schema.ts`),
      expect.stringContaining(`${b}/apply.ts reaches into catalog past its index.ts: ${a}/contract.ts`),
      expect.stringContaining(
        `components/products.tsx reaches into catalog past its index.ts: ${a}/limits.ts`,
      ),
      expect.stringContaining("server/rest/routes.ts reaches into catalog"),
    ]);
  });

  it("circles", () => {
    const graph = graphOf({
      "server/a.ts": `import { b } from "./b";`,
      "server/b.ts": `export { c } from "./c";`,
      "server/c.ts": `export const late = () => import("./a");`,
      "server/t.ts": `import type { U } from "./u";`,
      "server/u.ts": `import { t } from "./t";`,
    });
    expect(cycles(graph)).toEqual(["server/a.ts -> server/b.ts -> server/c.ts -> server/a.ts"]);
  });

  it("short lists", () => {
    const graph = graphOf({
      "server/db/service.ts": "",
      [`${a}/read.ts`]: `import { withService } from "@/server/db/service";`,
      [`${a}/types.ts`]: `import type { ServiceTx } from "@/server/db/service";`,
      [`${a}/again.ts`]: `export * from "@/server/db/service";`,
      [`${a}/read.test.ts`]: `import { withService } from "@/server/db/service";`,
      [`${b}/own.ts`]: `import postgres from "postgres";`,
    });
    expect(
      guardViolations(graph, "server/db/service.ts", { [`${a}/read.ts`]: "", [`${b}/own.ts`]: "" }),
    ).toEqual([
      `${a}/again.ts may not import server/db/service.ts`,
      `${b}/own.ts is on the list of server/db/service.ts but does not import it`,
    ]);
    expect(guardViolations(graph, "npm:postgres", {})).toEqual([`${b}/own.ts may not import npm:postgres`]);
  });

  it("the browser", () => {
    const graph = graphOf({
      "components/form.tsx": `"use client"; import { Product } from "@/${a}/contract"; import { save } from "@/app/save"; import { x } from "./helper";`,
      "components/helper.ts": `import { list } from "@/${a}"; import { join } from "node:path"; import type { B } from "@/${b}";`,
      "app/save.ts": `"use server"; import { list } from "@/${a}";`,
      "app/page.tsx": `import { list } from "@/${a}";`,
      [`${a}/contract.ts`]: `import { id } from "@/server/platform/ids"; import { env } from "@/server/platform/env"; export * from "./views";`,
      [`${a}/views.ts`]: `import { sql } from "drizzle-orm"; import "./secret";`,
      [`${a}/secret.ts`]: "",
      [`${a}/index.ts`]: "",
      [`${b}/index.ts`]: "",
      "server/platform/ids.ts": "",
      "server/platform/env.ts": "",
    });
    const found = browserViolations(graph, new Set(["server/platform/ids.ts"]), serverPackages);
    expect(found.map((sentence) => sentence.replace(/ to the browser.*/, "")).sort()).toEqual(
      [
        `components/helper.ts brings node:path`,
        `components/helper.ts brings ${a}/index.ts`,
        `${a}/contract.ts brings server/platform/env.ts`,
        `${a}/views.ts brings npm:drizzle-orm`,
        `${a}/views.ts brings ${a}/secret.ts`,
      ].sort(),
    );
  });

  it("tests in the product, and imports that cannot be followed", () => {
    const graph = graphOf({
      [`${a}/x.ts`]: `import { store } from "@/server/testing/store"; import { y } from "./gone"; export const z = (n: string) => import(\`./\${n}\`); export const t = (n: string) => import(\`./\${n}.json\`);`,
      "server/testing/store.ts": "",
    });
    expect(testsInProduct(graph)).toEqual([`${a}/x.ts imports server/testing/store.ts, which is for tests`]);
    expect(unknownImports(graph)).toEqual([
      expect.stringMatching(/imports `\.\/\$\{n\}`/),
      expect.stringContaining("imports ./gone"),
    ]);
  });
});
