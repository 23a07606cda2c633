import { and, eq, gt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { detectLocale, runChat } from "@/server/modules/ai";
import { readBalance } from "@/server/modules/wallet";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import { type Id, newId } from "@/server/platform/ids";
import { type AnswerEvent, type AskInput, type Card, messagePoints } from "./contract";
import { lookupOf } from "./lookup";
import { offlineAnswer } from "./offline/answer";
import { conversationRow, messagesOf, personOf, toMessage } from "./rows";
import { conversationMessages, conversations } from "./schema";
import { distinctCards, toolsOf } from "./tools";

/** The beginning of a question names its conversation. */
const titleLength = 60;

interface Order {
  workspace: WorkspaceAccess;
  actor: Actor;
  locale: Locale;
  input: AskInput;
  /** Names this order among the store's: it is answered and paid once. */
  key: string;
  signal: AbortSignal;
  transaction: <R>(fn: (tx: WorkspaceTx) => Promise<R>) => Promise<R>;
  /** Runs in the transaction that spends the points, with the answer. */
  onDone(tx: WorkspaceTx, done: Extract<AnswerEvent, { type: "done" }>): Promise<void>;
}

const languageNames: Record<Locale, string> = {
  en: "English",
  fa: "Persian",
  ar: "Arabic",
  th: "Thai",
  ru: "Russian",
  kk: "Kazakh",
  ja: "Japanese",
};

const rulesFor = (locale: Locale) => [
  "You are the assistant of a merchant in the back office of their small online store.",
  `Answer in the language of the question; where that cannot be told, in ${languageNames[locale]}.`,
  "What you say of the store, its products, stock, prices or points comes from looking it up, never from memory or guesses. Look it up before you answer. Where it cannot be looked up, say so.",
  "You can look things up and explain. You cannot change anything: show the page where the person can do it.",
  "Be brief. Plain Markdown: short paragraphs, lists, bold. No headings, no images, no links: what you found is shown beside your answer.",
];

/** What was said so far, and the question. @throws AppError NOT_FOUND, WRONG_STATE where there is nothing to answer again */
async function talkOf({ input, transaction }: Order, userId: Id<"user">) {
  const { conversationId, text = "" } = input;
  if (!conversationId) return { said: [], question: text };
  const rows = await transaction(async (tx) => {
    await conversationRow(tx, userId, conversationId);
    return messagesOf(tx, userId, conversationId);
  });
  if (!input.again) return { said: rows, question: text };
  const last = rows.findLastIndex(({ role }) => role === "user");
  const asked = rows[last];
  if (!asked) throw new AppError("WRONG_STATE");
  return { said: rows.slice(0, last), question: asked.text, asked };
}

/**
 * Has a question answered, yields the answer as it comes, and keeps both in the person's conversation: the question when
 * the points are held, the answer exactly if it was paid. An answer that is asked for again takes the place of the other.
 * @throws AppError NOT_FOUND, WRONG_STATE, FORBIDDEN, and what `runChat` throws
 */
export async function* ask(order: Order): AsyncGenerator<AnswerEvent, void, void> {
  const { workspace, actor, transaction, input } = order;
  const userId = personOf(order);
  const { said, question, asked } = await talkOf(order, userId);
  const conversationId = input.conversationId ?? newId("conversation");
  const locale = detectLocale(question) ?? order.locale;
  const row = { workspaceId: workspace.id, userId, conversationId };

  let found: Card[] = [];
  const show = (cards: Card[]) => {
    found.push(...cards);
  };
  const lookup = lookupOf(workspace, transaction);

  const events = runChat<Extract<AnswerEvent, { type: "done" }>>({
    workspaceId: workspace.id,
    actor,
    locale,
    cause: "assistant",
    points: messagePoints,
    key: order.key,
    reference: conversationId,
    signal: order.signal,
    rules: rulesFor(locale),
    messages: [...said.map(({ role, text }) => ({ role, text })), { role: "user", text: question }],
    tools: toolsOf(lookup, workspace, show),
    onAsk: () => {
      found = [];
    },
    compose: () => offlineAnswer(question, locale, lookup, show),
    async onHeld(tx) {
      if (!input.conversationId) {
        const title = [...question.replace(/\s+/g, " ")].slice(0, titleLength).join("");
        await tx
          .insert(conversations)
          .values({ id: conversationId, workspaceId: workspace.id, userId, title });
      }
      if (!asked) await tx.insert(conversationMessages).values({ ...row, role: "user", text: question });
      await tx
        .update(conversations)
        .set({ updatedAt: sql`now()` })
        .where(eq(conversations.id, conversationId));
    },
    async onDone(tx, { value: text, provider, model, offline, points }) {
      if (asked) {
        const later = and(
          eq(conversationMessages.conversationId, conversationId),
          eq(conversationMessages.userId, userId),
          gt(conversationMessages.id, asked.id),
        );
        await tx.delete(conversationMessages).where(later);
      }
      const [message] = await tx
        .insert(conversationMessages)
        .values({
          ...row,
          role: "assistant",
          text,
          cards: distinctCards(found),
          provider,
          model,
          offline,
          points,
        })
        .returning();
      if (!message) throw new Error("the answer was not kept");
      const { available } = await readBalance(tx);
      const done = { type: "done" as const, conversationId, message: toMessage(message), available };
      await order.onDone(tx, done);
      return done;
    },
  });
  let shown = 0;
  for await (const event of events) {
    if (event.type === "started") yield { type: "started", conversationId, points: event.points };
    else if (event.type === "delta") {
      // What was looked up stands beside the answer from its first word on.
      if (found.length > shown) yield { type: "cards", cards: distinctCards(found) };
      shown = found.length;
      yield { type: "delta", text: event.text };
    } else if (event.value) yield event.value;
  }
}
