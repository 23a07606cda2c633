import type { Tx, UserTx, WorkspaceTx } from "@/server/db/client";
import type { ServiceTx } from "@/server/db/service";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import type { Permission } from "./permissions";

/** Who acts. */
export type Actor =
  | {
      type: "user";
      userId: Id<"user">;
      sessionId: Id<"session">;
      email: string;
      name: string;
      isAdmin: boolean;
    }
  | {
      type: "apiKey";
      keyId: Id<"apiKey">;
      userId: Id<"user">;
      workspaceId: Id<"workspace">;
      scopes: Permission[];
    }
  | { type: "operator"; userId: Id<"user"> | null; name: string };

/** The store that a call works in, and what the caller may do there. */
export interface WorkspaceAccess {
  id: Id<"workspace">;
  slug: string;
  name: string;
  plan: string;
  currency: string;
  locale: Locale;
  timezone: string;
  role: string;
  permissions: ReadonlySet<Permission>;
}

/** What every operation knows of its call. */
export interface CallContext {
  locale: Locale;
  requestId: string;
  ip: string;
  userAgent: string;
  signal: AbortSignal;
  /** The caller's Idempotency-Key; movements of the ledger that the call makes derive their keys from it. */
  idempotencyKey: string | undefined;
}

type Transaction<T> = <R>(fn: (tx: T) => Promise<R>) => Promise<R>;

interface PublicScope extends CallContext {
  actor: Actor | null;
}
interface UserScope extends CallContext {
  actor: Extract<Actor, { type: "user" }>;
}
interface WorkspaceScope extends CallContext {
  actor: Actor;
  workspace: WorkspaceAccess;
}
interface AdminScope extends CallContext {
  actor: Exclude<Actor, { type: "apiKey" }>;
}

export type Scope = "public" | "user" | "workspace" | "admin";
export type Kind = "query" | "mutation" | "action" | "stream" | "subscription";

interface ScopeContexts {
  public: PublicScope;
  user: UserScope;
  workspace: WorkspaceScope;
  admin: AdminScope;
}
interface ScopeTransactions {
  public: never;
  user: UserTx;
  workspace: WorkspaceTx;
  admin: ServiceTx;
}

/** What an action or a stream has besides: it is no transaction, but its effect may be one. */
interface ActionTools {
  /**
   * Stores the answer (of a stream: a list of the items that a repetition gets) under the caller's Idempotency-Key, in the transaction of the effect: a retry finds both or
   * neither, also when the process dies right after. Does nothing for a call without a key.
   * @throws AppError IDEMPOTENCY_IN_PROGRESS when this call took so long that a retry has taken its key over.
   */
  keepAnswer(tx: Tx, answer: unknown): Promise<void>;
}

/** The context that an operation of a scope and kind receives: a transaction, or the means to open short ones. */
export type ContextOf<S extends Scope, K extends Kind> = ScopeContexts[S] &
  (K extends "query" | "mutation"
    ? { tx: ScopeTransactions[S] }
    : { transaction: Transaction<ScopeTransactions[S]> }) &
  (K extends "action" | "stream" ? ActionTools : unknown);
