import { z } from "zod";
import { type Tx, withUser, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { AppError } from "@/server/platform/errors";
import type { Actor, CallContext, WorkspaceAccess } from "./context";
import type { AnyOperation, Followed } from "./define";
import { claim, fulfil, type IdempotencyScope } from "./idempotency";
import { type KeepAnswer, type Run, runOnce, streamOnce } from "./once";
import { toAppError } from "./translate-error";

/** A call before it is known what it calls: who asks is looked up when, and only if, it matters. */
export interface Caller extends CallContext {
  actor(): Promise<Actor | null>;
  /** The store that the call names. @throws AppError NOT_FOUND when the actor has no access to it. */
  workspace(): Promise<WorkspaceAccess>;
  /** Counts the call. @throws AppError RATE_LIMITED */
  limit(operation: AnyOperation): Promise<void>;
}

interface Authorised {
  fields: Record<string, unknown>;
  transaction: Run | null;
  owner: Pick<IdempotencyScope, "workspaceId" | "userId">;
}

/** Decides whether the caller may, and which rows the call may see. @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
async function authorise(operation: AnyOperation, caller: Caller): Promise<Authorised> {
  const actor = await caller.actor();
  const readOnly = operation.kind === "query";
  if (operation.scope === "public") {
    return { fields: { actor }, transaction: null, owner: { workspaceId: null, userId: null } };
  }
  if (!actor) throw new AppError("UNAUTHENTICATED");
  if (operation.scope === "workspace") {
    const workspace = await caller.workspace();
    if (!operation.permission || !workspace.permissions.has(operation.permission)) {
      throw new AppError("FORBIDDEN", { params: { permission: operation.permission ?? "" } });
    }
    const userId = actor.userId ?? undefined;
    return {
      fields: { actor, workspace },
      transaction: (fn) => withWorkspace(workspace.id, fn, { readOnly, userId }),
      owner: { workspaceId: workspace.id, userId: actor.userId },
    };
  }
  if (operation.scope === "user") {
    if (actor.type !== "user") throw new AppError("FORBIDDEN", { params: { permission: "user" } });
    return {
      fields: { actor },
      transaction: (fn) => withUser(actor.userId, fn, { readOnly }),
      owner: { workspaceId: null, userId: actor.userId },
    };
  }
  if (actor.type !== "operator" && !(actor.type === "user" && actor.isAdmin)) {
    throw new AppError("FORBIDDEN", { params: { permission: "admin" } });
  }
  return {
    fields: { actor },
    transaction: (fn) => withService(fn),
    owner: { workspaceId: null, userId: actor.userId },
  };
}

/** Refuses unknown fields at the top level of an input, whatever the contract's author wrote. */
function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject && !schema.def.catchall ? schema.strict() : schema;
}

/**
 * Runs an operation for a caller: permission, contract, rate limit, transaction, idempotency, in that order.
 * Every face (tRPC, REST, CLI) calls this and nothing else.
 * @returns the output as the contract shapes it; for a stream, an async generator of outputs; for a subscription,
 * of outputs with the ids to resume from.
 * @throws AppError only: everything else is translated and logged.
 */
export async function execute(operation: AnyOperation, caller: Caller, rawInput: unknown): Promise<unknown> {
  try {
    const { fields, transaction, owner } = await authorise(operation, caller);
    await caller.limit(operation);
    const input: unknown = strict(operation.input).parse(rawInput ?? {});
    const { actor: _actor, workspace: _workspace, limit: _limit, ...call } = caller;
    const context = { ...call, ...fields };

    if (operation.kind === "subscription") {
      return shapeSubscription(operation, operation.run({ ...context, transaction }, input), caller);
    }
    const key = operation.kind === "query" ? undefined : caller.idempotencyKey;
    const opened: Run = transaction ?? ((fn) => withService(fn));
    if (operation.kind === "stream") {
      const items = (keep: KeepAnswer) => {
        const keepAnswer = (tx: Tx, answer: unknown[]) =>
          keep(
            tx,
            answer.map((item) => shape(operation, item)),
          );
        return shapeStream(operation, operation.run({ ...context, transaction, keepAnswer }, input));
      };
      const source = key
        ? streamOnce({ key, operation: operation.name, input, ...owner }, opened, items)
        : items(async () => {});
      return translated(operation, source, caller);
    }
    const run = async (more: object) => shape(operation, await operation.run({ ...context, ...more }, input));
    const transactional = operation.kind === "query" || operation.kind === "mutation";
    if (!key) {
      if (transactional && transaction) return await transaction((tx) => run({ tx }));
      return await run({ transaction, keepAnswer: async () => {} });
    }

    const scope: IdempotencyScope = { key, operation: operation.name, input, ...owner };
    if (transactional && transaction) {
      return await transaction(async (tx) => {
        const earlier = await claim(tx, scope);
        if (earlier.replayed) return earlier.result;
        const result = await run({ tx });
        await fulfil(tx, earlier.claim, result);
        return result;
      });
    }
    return await runOnce(scope, opened, (keep) =>
      run({ transaction, keepAnswer: (tx: Tx, answer: unknown) => keep(tx, shape(operation, answer)) }),
    );
  } catch (error) {
    throw toAppError(error, operation.name, caller.requestId);
  }
}

/** Cuts a result to its contract, so that nothing leaves that the contract does not name. */
function shape(operation: AnyOperation, result: unknown): unknown {
  const parsed = operation.output.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new Error(`${operation.name} broke its output contract: ${z.prettifyError(parsed.error)}`);
}

async function* shapeStream(operation: AnyOperation, source: AsyncGenerator<unknown>) {
  for await (const item of source) yield shape(operation, item);
}

async function* translated(operation: AnyOperation, source: AsyncGenerator<unknown>, caller: Caller) {
  try {
    yield* source;
  } catch (error) {
    throw toAppError(error, operation.name, caller.requestId);
  }
}

/** Items that were cut to their contract already: what is told to a thousand subscribers is cut once. */
const shaped = new WeakMap<object, object>();

/** By hand and not as one more generator: each of those costs a delivery as much as all the rest of it. */
function shapeSubscription(
  operation: AnyOperation,
  source: AsyncGenerator<Followed<object>, void, void>,
  caller: Caller,
): AsyncIterableIterator<Followed<object>, void> {
  const followed = ({ id, data }: Followed<object>) => {
    let cut = shaped.get(data);
    if (!cut) {
      cut = shape(operation, data) as object;
      shaped.set(data, cut);
    }
    return { id, data: cut };
  };
  const failed = (error: unknown): never => {
    throw toAppError(error, operation.name, caller.requestId);
  };
  return {
    next: () =>
      source
        .next()
        .then<IteratorResult<Followed<object>, void>>((item) =>
          item.done ? item : { done: false, value: followed(item.value) },
        )
        .catch(failed),
    return: () => source.return(undefined),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
