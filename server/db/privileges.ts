/**
 * Which privileges the two roles have on each table that is not an ordinary tenant table. harden.ts grants
 * them after every migration; catalogue.test.ts demands that every table is on exactly one side.
 */

/** Tables whose rows are never changed or removed: by privilege, and by a trigger on top. */
export const appendOnlyTables: readonly string[] = [
  "ledger_movements",
  "ledger_entries",
  "audit_log",
  "ai_usage",
  "ai_attempts",
  "setting_versions",
  "price_changes",
];

/** Tables that are not a single store's, with what the app role may do on them (the service role may do all). */
export const globalTables: Readonly<Record<string, readonly string[]>> = {
  workspaces: ["select", "update (name, slug, currency, locale, timezone, closed_at, updated_at)"],
  users: [
    "select (id, email, name, avatar_url, locale, verified_at, created_at)",
    "update (name, locale, updated_at)",
  ],
  sessions: [
    "select (id, user_id, user_agent, ip, created_at, last_seen_at, expires_at, revoked_at)",
    "update (revoked_at)",
  ],
  email_links: [],
  sign_in_attempts: [],
  rate_limits: [],
  mailbox_messages: [],
  audit_log: ["select", "insert"],
  idempotency_keys: ["select", "insert", "update"],
  ai_routes: ["select"],
  ai_prices: ["select"],
  ai_reconciliations: [],
  settings: [],
  calendar_link_salts: [],
  crawl_hosts: [],
  setting_versions: [],
  job_outbox: ["insert"],
  job_inbox: [],
  job_runs: [],
  job_steps: [],
  job_queue: [],
  job_limits: [],
  job_crons: [],
  job_effects: ["select", "insert", "update"],
};

/** Functions that run with the rights of the service role, and why: each asks for the store by itself, or names none. */
export const lendingFunctions: Readonly<Record<string, string>> = {
  "installation_spending(text)": "a call must fit the installation's budget: two sums over all stores",
  "matching_products(text[])": "an index cannot be used by a search behind row level security",
};
