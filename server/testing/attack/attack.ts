import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { AppError, type ErrorCode } from "@/server/platform/errors";
import { allProcedures } from "@/server/testing/procedures/read";
import { createStore } from "@/server/testing/store";
import { leaksIn, rowsOf } from "./evidence";

const operations = new Map(
  allProcedures().flatMap(({ operation }) => (operation ? [[operation.name, operation]] : [])),
);

/** An operation of the product by name. @throws Error when there is none */
function operationNamed(name: string): AnyOperation {
  const operation = operations.get(name);
  if (!operation) throw new Error(`there is no operation ${name}`);
  return operation;
}

/** Runs an operation to its end: a stream, a file's content; of a subscription, which has none, its first item. */
async function call(operation: AnyOperation, caller: Caller, input: unknown): Promise<unknown> {
  const output = await execute(operation, caller, input);
  if (operation.kind === "subscription") {
    for await (const item of output as AsyncIterable<unknown>) return item;
  }
  if (operation.kind !== "stream") return readContent(output);
  const items: unknown[] = [];
  for await (const item of output as AsyncIterable<unknown>) items.push(item);
  return items;
}

async function readContent(output: unknown): Promise<unknown> {
  const { content } = output as { content?: unknown };
  return content instanceof Readable ? { ...(output as object), content: await text(content) } : output;
}

interface Outcome {
  answer?: unknown;
  /** The code of a refusal. */
  refused?: string;
}

async function outcome(operation: AnyOperation, caller: Caller, input: unknown): Promise<Outcome> {
  try {
    return { answer: await call(operation, caller, input) };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code };
    throw error;
  }
}

/** A store with an owner, and a word that stands in its rows and nowhere else. */
async function makeVictim() {
  const store = await createStore();
  const read = async <T>(name: string, input: Record<string, unknown>) =>
    (await call(operationNamed(name), store.caller(), input)) as T;
  return {
    ...store,
    /** One word, so that a search finds it. */
    secret: `secret${crypto.randomUUID().replaceAll("-", "")}`,
    /** Runs an operation as the owner. */
    read,
    /** Runs an operation as the owner and gives the id of what it made. */
    make: async (name: string, input: Record<string, unknown>) =>
      (await read<{ id: string }>(name, input)).id,
  };
}

export type Victim = Awaited<ReturnType<typeof makeVictim>>;

/** How an operation of stores is attacked, and what must come of it. */
export interface Attack {
  /**
   * Makes what the call is about in the victim's store, with the victim's secret in its texts, and gives an
   * input with the ids of those rows: one that the victim's owner may send.
   */
  arrange(victim: Victim): Promise<Record<string, unknown>>;
  /**
   * What the owner of another store gets for that input: `refused` (the row is not there for them), or
   * `nothing`: an answer about their own store, for calls that name no row or pass over what is not there. A code
   * is a refusal for a reason that lies in their own store.
   */
  attacker: "refused" | "nothing" | ErrorCode;
  /**
   * The owner's answer to a query must show something of the store, or a leak would not be seen. Where it
   * cannot, this says why.
   */
  hides?: string;
}

/** The lines of one module, by the operation's name. */
export type AttackTable = Readonly<Record<string, Attack>>;

function asExpected(expected: Attack["attacker"], refused: string | undefined): boolean {
  if (expected === "nothing") return refused === undefined;
  if (expected === "refused") return refused === "NOT_FOUND" || refused === "FORBIDDEN";
  return refused === expected;
}

/**
 * Carries out an attack: the owner of another store sends what the victim's owner may send; then the victim's
 * owner does.
 * @returns what went wrong, in a sentence each
 */
export async function carryOut(operation: AnyOperation, attack: Attack): Promise<string[]> {
  const victim = await makeVictim();
  const attacker = await createStore();
  const input = await attack.arrange(victim);
  const rows = await rowsOf(victim.workspace.id);
  const store = { rows, secret: victim.secret };
  const problems: string[] = [];

  const stolen = await outcome(operation, attacker.caller(), input);
  if (!asExpected(attack.attacker, stolen.refused)) {
    problems.push(`the attacker got ${stolen.refused ?? "an answer"}`);
  }
  problems.push(...leaksIn(stolen.answer, store, input).map((leak) => `the attacker's answer tells ${leak}`));

  const after = new Set(await rowsOf(victim.workspace.id));
  const gone = rows.filter((row) => !after.delete(row));
  problems.push(
    ...gone.map((row) => `the attacker changed ${row}`),
    ...[...after].map((row) => `the attacker made ${row}`),
  );

  const rightful = await outcome(operation, victim.caller(), input);
  if (rightful.refused) problems.push(`the owner was refused: ${rightful.refused}`);
  const reads = operation.kind === "query" || operation.rest.method === "GET";
  if (reads && !attack.hides && leaksIn(rightful.answer, store, {}).length === 0) {
    problems.push("the owner's answer shows nothing of the store, so a leak would not be seen");
  }
  return problems;
}
