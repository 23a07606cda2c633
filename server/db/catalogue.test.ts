import { describe, expect, it } from "vitest";
import { allowAnyRow, insertAnyRow } from "@/server/testing/catalogue/any-row";
import { functionProblems, privilegeProblems, roleProblems } from "@/server/testing/catalogue/privileges";
import { readTables } from "@/server/testing/catalogue/tables";
import { tenancyProblems } from "@/server/testing/catalogue/tenancy";
import { asOwner, refusal } from "@/server/testing/owner";
import { appendOnlyTables, globalTables, lendingFunctions } from "./privileges";

/** Ways into a store's table besides being in that store, and why. They let look, never change. */
const extraPolicies: Record<string, string> = {
  "memberships.own_select": "a person sees in which stores they are, before one is chosen",
};

/** What every store may read alike: lists of the installation, which hold nothing of anybody. */
const openPolicies: Record<string, string> = {
  "ai_routes.read": "which model a task goes to",
  "ai_prices.read": "what a model costs",
};

/** Ids that stand in a store's table without a foreign key, and why that leaks nothing. */
const looseIds: Record<string, string> = {
  // What was made outlives what it was made of. The ids are followed under the lock of their own store, where
  // another store's row is not there.
  "generations.product_id": "a text outlives its product",
  "generations.bulk_item_id": "a text outlives the bulk run that asked for it",
  "bulk_items.product_id": "a run's result outlives the product",
  "bulk_items.generation_id": "a run's result outlives the text",
  "bulk_items.rendering_id": "a run's result outlives the picture",
  "renderings.product_id": "a picture outlives its product",
  "ad_sets.product_id": "ads outlive their product",
  "renderings.hold_id": "a picture outlives the points that were set aside for it",
  "renderings.applied_file_id": "a picture's row outlives the file that was on the product",
  "renderings.bulk_item_id": "a picture outlives the bulk run that asked for it",
  "analyses.product_id": "an analysis outlives the product it is about",
  "analyses.task_id": "tasks are cleared away sooner than analyses",
  "analyses.hold_id": "an analysis outlives the points that were set aside for it",
  "competitor_jobs.crawl_id": "crawls are cleared away sooner than what came of them",
  "competitor_jobs.hold_id": "a job outlives the points that were set aside for it",
  "competitor_jobs.task_id": "tasks are cleared away sooner than jobs",
  "bulk_runs.task_id": "tasks are cleared away sooner than runs",
  "ai_calls.user_id": "becomes the record of what was used",
  "ai_usage.user_id": "the record of what was used outlives the account",
  "calendar_posts.product_id": "a post outlives the product it is about",
  "calendar_post_events.user_id": "what was said of a post outlives the account",
  "price_changes.product_id": "the ledger of prices outlives the product",
  "price_changes.variant_id": "the ledger of prices outlives the variant",
  "price_changes.actor_user_id": "the ledger of prices outlives the account",
  "price_changes.set_id": "names what was written together, which has no table of its own",
  "repricing_changes.rule_id": "the trail outlives the rule",
  "repricing_changes.product_id": "the trail outlives the product",
  "repricing_changes.variant_id": "the trail outlives the variant",
  "repriced_variants.product_id": "follows its variant, which has a key",
  "repriced_variants.watched_by": "is cleared with its rule",
  "competitor_matches.edit_id": "names a decision, which has no table of its own",
  "crawls.task_id": "tasks are cleared away sooner than crawls",
  "own_pictures.file_id": "how a picture looks is known of a file that may be cleared away",
  "imports.file_id": "files are cleared away sooner than the history of imports",
  "imports.task_id": "tasks are cleared away sooner than the history of imports",
};

const tenancyLists = {
  globalTables: Object.keys(globalTables),
  extraPolicies: Object.keys(extraPolicies),
  openPolicies: Object.keys(openPolicies),
  looseIds: Object.keys(looseIds),
};
const lending = Object.keys(lendingFunctions);
const privilegeLists = { globalTables, appendOnlyTables };

describe("the migrated database", () => {
  it("keeps each table either behind a store's lock or on the list of global ones", () =>
    asOwner(async (tx) => expect(await tenancyProblems(tx, tenancyLists)).toEqual([])));

  it("grants the two roles what the lists say, and nobody else anything", () =>
    asOwner(async (tx) => expect(await privilegeProblems(tx, privilegeLists)).toEqual([])));

  it("has roles without powers, and no function that lends them any", () =>
    asOwner(async (tx) => {
      expect(await roleProblems(tx, lending)).toEqual([]);
      expect(await functionProblems(tx, lending)).toEqual([]);
    }));

  it.each(appendOnlyTables)("keeps every row of %s as it was written, even from its owner", (name) =>
    asOwner(async (tx) => {
      const table = (await readTables(tx)).find((t) => t.name === name);
      if (!table) throw new Error(`${name} does not exist`);
      await allowAnyRow(tx, [table]);
      await tx`set local session_replication_role = replica`;
      await insertAnyRow(tx, table, {});
      await tx`set local session_replication_role = origin`;
      await tx`alter table ${tx(name)} enable trigger user`;
      const column = table.columns[0]?.name ?? "";
      for (const role of ["rooz_app", "rooz_service", null]) {
        if (role) await tx`set local role ${tx(role)}`;
        const change = await refusal(tx, (t) => t`update ${t(name)} set ${t(column)} = ${t(column)}`);
        const removal = await refusal(tx, (t) => t`delete from ${t(name)}`);
        const truncation = await refusal(tx, (t) => t`truncate ${t(name)} cascade`);
        expect([change?.code, removal?.code, truncation?.code]).toEqual(["42501", "42501", "42501"]);
        await tx`reset role`;
      }
    }),
  );
});

describe("the walk finds", () => {
  const store = "workspace_id uuid not null references workspaces(id)";
  const broken: Record<string, { statement: string; says: string }> = {
    "a table on no side": {
      statement: "create table loose (id uuid primary key)",
      says: "loose has no workspace_id and is not on the list of global tables",
    },
    "a table on both sides": {
      statement: "alter table settings add workspace_id uuid",
      says: "settings has a workspace_id and is on the list of global tables",
    },
    "missing locks": {
      statement: "alter table memberships no force row level security",
      says: "public.memberships lacks FORCE ROW LEVEL SECURITY",
    },
    "a policy that was loosened": {
      statement: "alter policy workspace on memberships using (true)",
      says: "memberships lacks the policy that shows a store its own rows",
    },
    "a policy besides": {
      statement: "create policy open on memberships for update to rooz_app using (true)",
      says: "the policy memberships.open opens a store's table in another way",
    },
    "a policy for everybody": {
      statement: "create policy open on users to public using (true)",
      says: "the policy users.open is for public",
    },
    "a store that may be null": {
      statement: "alter table memberships alter workspace_id drop not null",
      says: "memberships.workspace_id may be null or is no uuid",
    },
    "no way to refer to a row and its store": {
      statement: "alter table memberships drop constraint memberships_workspace_id_id cascade",
      says: "memberships lacks unique (workspace_id, id)",
    },
    "a foreign key that leaves the store": {
      statement: `create table children (id uuid, ${store}, membership_id uuid constraint stray references memberships(id))`,
      says: "stray lets children point at another store's row in memberships",
    },
    "a foreign key that would clear the store": {
      statement: `create table children (id uuid, ${store}, membership_id uuid, constraint clears foreign key (workspace_id, membership_id) references memberships (workspace_id, id) on delete set null)`,
      says: "clears would clear children.workspace_id when a row of memberships goes",
    },
    "an id that nothing holds": {
      statement: "alter table memberships add friend_id uuid",
      says: "memberships.friend_id is an id without a foreign key",
    },
    "a view": { statement: "create view peek as select * from users", says: "public.peek is a view" },
    "another schema": {
      statement: "create schema hidden; create table hidden.away (id int)",
      says: "hidden.away stands outside the schema",
    },
  };

  it.each(Object.entries(broken))("%s", (_name, { statement, says }) =>
    asOwner(async (tx) => {
      await tx.unsafe(statement);
      expect(await tenancyProblems(tx, tenancyLists)).toContainEqual(expect.stringContaining(says));
    }),
  );

  it.each([
    ["grant select on settings to public", "PUBLIC may select settings, which no list says"],
    [
      "grant select (password_hash) on users to rooz_app",
      "rooz_app may select(password_hash) users, which no list says",
    ],
    [
      "grant truncate on memberships to rooz_service",
      "rooz_service may truncate memberships, which no list says",
    ],
    [
      "revoke insert on memberships from rooz_app",
      "rooz_app may not insert memberships, though a list says so",
    ],
    ["drop trigger append_only on setting_versions", "no trigger keeps setting_versions from change"],
    [
      "alter table setting_versions disable trigger append_only_truncate",
      "no trigger keeps setting_versions from truncation",
    ],
  ])("the privilege in: %s", (statement, says) =>
    asOwner(async (tx) => {
      await tx.unsafe(statement);
      expect(await privilegeProblems(tx, privilegeLists)).toContain(says);
    }),
  );

  it.each([
    ["alter role rooz_service bypassrls", "rooz_service is bypassrls"],
    ["grant rooz_service to rooz_app", "rooz_app is a member of rooz_service"],
    ["alter table memberships owner to rooz_app", "rooz_app owns 1 things"],
    ["grant create on schema public to rooz_app", "rooz_app may create things"],
  ])("the power in: %s", (statement, says) =>
    asOwner(async (tx) => {
      await tx.unsafe(statement);
      expect(await roleProblems(tx, lending)).toContain(says);
    }),
  );

  it.each([
    ["volatile", "may write"],
    ["reset search_path", "finds its tables by the caller's search_path"],
    ["owner to current_user", "belongs to postgres"],
  ])("a lending function that is made %s", (change, says) =>
    asOwner(async (tx) => {
      await tx.unsafe(`alter function matching_products(text[]) ${change}`);
      expect(await functionProblems(tx, lending)).toEqual([expect.stringContaining(says)]);
    }),
  );

  it("a lending function that is open to everybody, and one that is gone", () =>
    asOwner(async (tx) => {
      await tx.unsafe("grant execute on function matching_products(text[]) to public");
      expect(await functionProblems(tx, lending)).toEqual(["matching_products(text[]) is open to PUBLIC"]);
      await tx.unsafe("alter function matching_products(text[]) security invoker");
      expect(await functionProblems(tx, lending)).toEqual([
        "matching_products(text[]) is on the list of lending functions but does not lend",
      ]);
    }));

  it("a function with its owner's rights", () =>
    asOwner(async (tx) => {
      await tx.unsafe("create function lend() returns int language sql security definer as 'select 1'");
      expect(await functionProblems(tx, lending)).toEqual(["lend() runs with its owner's rights"]);
    }));
});
