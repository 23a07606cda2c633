import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { accountKinds, movementKinds } from "./contract";

/** Whole units: points, later minor units of a currency. */
const amount = (name: string) => bigint(name, { mode: "number" });

/**
 * The accounts of a store's ledger, one of each kind per unit. `balance` is the sum of the account's entries;
 * the database keeps it (server/db/ledger) and refuses any other change.
 */
export const ledgerAccounts = tenantTable(
  "ledger_accounts",
  "ledgerAccount",
  {
    unit: text("unit").notNull(),
    kind: text("kind", { enum: accountKinds }).notNull(),
    balance: amount("balance").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    unique("ledger_accounts_kind").on(t.workspaceId, t.unit, t.kind),
    // Points come from `issued`, which therefore stands below zero by what was ever given.
    check("ledger_accounts_never_negative", sql`${t.balance} >= 0 or ${t.kind} = 'issued'`),
  ],
);

/**
 * What happened, append-only. The key makes it happen once; `content` is what the key was first used for.
 * The four numbers say what the movement did to what can be spent and to what is held, and where that left them.
 */
export const ledgerMovements = tenantTable(
  "ledger_movements",
  "ledgerMovement",
  {
    unit: text("unit").notNull(),
    kind: text("kind", { enum: movementKinds }).notNull(),
    key: text("key").notNull(),
    content: text("content").notNull(),
    cause: text("cause").notNull(),
    /** Id of the thing it was for, such as `gen_...`. */
    reference: text("reference"),
    /** Who did it: the id of a person or key, or `system`. */
    actor: text("actor").notNull(),
    reversalOf: id("ledgerMovement", "reversal_of"),
    availableChange: amount("available_change").notNull(),
    heldChange: amount("held_change").notNull(),
    availableAfter: amount("available_after").notNull(),
    heldAfter: amount("held_after").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("ledger_movements_key").on(t.workspaceId, t.key),
    unique("ledger_movements_reversed_once").on(t.workspaceId, t.reversalOf),
    foreignKey({
      name: "ledger_movements_reversal",
      columns: [t.workspaceId, t.reversalOf],
      foreignColumns: [t.workspaceId, t.id],
    }),
    // Ids sort by time, so this serves both the history and its range of dates.
    index("ledger_movements_history").on(t.workspaceId, t.unit, t.id),
  ],
);

/**
 * Points that came in together and expire together; the id is that of the movement that brought them. `remaining` is what of them can be spent: the sum of the
 * grant's entries on the wallet, kept by the database like the balances.
 */
export const ledgerGrants = tenantTable(
  "ledger_grants",
  "grant",
  {
    unit: text("unit").notNull(),
    amount: amount("amount").notNull(),
    remaining: amount("remaining").notNull().default(0),
    expiresAt: instant("expires_at"),
    createdAt: createdAt(),
  },
  (t) => [
    check("ledger_grants_remaining", sql`${t.remaining} between 0 and ${t.amount}`),
    index("ledger_grants_open").on(t.workspaceId, t.unit, t.expiresAt, t.id).where(sql`${t.remaining} > 0`),
  ],
);

/** The legs of the movements, append-only: each moves an amount of one grant; a movement's sum is zero. */
export const ledgerEntries = tenantTable(
  "ledger_entries",
  "ledgerEntry",
  {
    movementId: id("ledgerMovement", "movement_id").notNull(),
    accountId: id("ledgerAccount", "account_id").notNull(),
    grantId: id("grant", "grant_id").notNull(),
    amount: amount("amount").notNull(),
  },
  (t) => [
    foreignKey({
      name: "ledger_entries_movement",
      columns: [t.workspaceId, t.movementId],
      foreignColumns: [ledgerMovements.workspaceId, ledgerMovements.id],
    }),
    foreignKey({
      name: "ledger_entries_account",
      columns: [t.workspaceId, t.accountId],
      foreignColumns: [ledgerAccounts.workspaceId, ledgerAccounts.id],
    }),
    foreignKey({
      name: "ledger_entries_grant",
      columns: [t.workspaceId, t.grantId],
      foreignColumns: [ledgerGrants.workspaceId, ledgerGrants.id],
    }),
    check("ledger_entries_amount", sql`${t.amount} <> 0`),
    index("ledger_entries_by_movement").on(t.workspaceId, t.movementId),
  ],
);

/**
 * Points set aside for work that runs. The id is that of the movement that took them, whose entries tell which
 * grants they came from.
 */
export const ledgerHolds = tenantTable(
  "ledger_holds",
  "hold",
  {
    unit: text("unit").notNull(),
    amount: amount("amount").notNull(),
    state: text("state", { enum: ["held", "settled", "released"] })
      .notNull()
      .default("held"),
    /** What was spent of it in the end. */
    settled: amount("settled").notNull().default(0),
    cause: text("cause").notNull(),
    reference: text("reference"),
    actor: text("actor").notNull(),
    closedBy: id("ledgerMovement", "closed_by"),
    /** After this its owner counts as dead, and the points go back. */
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "ledger_holds_movement",
      columns: [t.workspaceId, t.id],
      foreignColumns: [ledgerMovements.workspaceId, ledgerMovements.id],
    }),
    foreignKey({
      name: "ledger_holds_closed_by",
      columns: [t.workspaceId, t.closedBy],
      foreignColumns: [ledgerMovements.workspaceId, ledgerMovements.id],
    }),
    check("ledger_holds_settled", sql`${t.settled} between 0 and ${t.amount}`),
    index("ledger_holds_open").on(t.workspaceId, t.expiresAt).where(sql`${t.state} = 'held'`),
  ],
);
