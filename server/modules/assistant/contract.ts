import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import { pageIds } from "./pages";

export * from "./pages";

/** What a message costs, in points. */
export const messagePoints = 1;
export const longestMessage = 4_000;

const Money = z.object({ amount: z.int(), currency: z.string() });

const ProductCard = z.object({
  type: z.literal("product"),
  id: idOf("product"),
  title: z.string(),
  imageUrl: z.string().nullable(),
  price: Money.nullable(),
  quantity: z.int().nullable().meta({ description: "Null where nobody counts it" }),
  status: z.enum(["draft", "active", "archived"]),
});

/** What of the store an answer is about. */
export const Card = z.discriminatedUnion("type", [
  ProductCard,
  z.object({ type: z.literal("page"), page: z.enum(pageIds) }),
  z.object({
    type: z.literal("figures"),
    figures: z.array(
      z.object({
        id: z.enum(["products", "active", "withoutDescription", "outOfStock", "lowStock", "points", "held"]),
        value: z.int(),
      }),
    ),
  }),
]);
export type Card = z.output<typeof Card>;

/** The same for cards that show the same thing. */
export const keyOfCard = (card: Card): string =>
  card.type === "product"
    ? card.id
    : card.type === "page"
      ? card.page
      : card.figures.map(({ id }) => id).join();

export const Message = z.object({
  id: idOf("chatMessage"),
  role: z.enum(["user", "assistant"]),
  text: z.string(),
  cards: z.array(Card),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  /** Answered by the built-in writer, without any provider. */
  offline: z.boolean(),
  points: z.int(),
  createdAt: z.iso.datetime(),
});
export type Message = z.output<typeof Message>;

export const ConversationSummary = z.object({
  id: idOf("conversation"),
  title: z.string(),
  updatedAt: z.iso.datetime(),
});
export type ConversationSummary = z.output<typeof ConversationSummary>;

export const Conversation = ConversationSummary.extend({ messages: z.array(Message) });
export type Conversation = z.output<typeof Conversation>;

export const Title = z.string().trim().min(1).max(120);

/** A question, in a new conversation or one that goes on; or the last question of a conversation once more. */
export const AskInput = z
  .strictObject({
    text: z.string().trim().min(1).max(longestMessage).optional(),
    conversationId: idOf("conversation").optional(),
    again: z.literal(true).optional().meta({ description: "Answer the conversation's last question anew" }),
  })
  .refine(
    ({ text, conversationId, again }) => (again ? conversationId && text === undefined : text !== undefined),
    {
      path: ["text"],
      error: "ask something, or name the conversation whose last question is to be answered again",
    },
  );
export type AskInput = z.output<typeof AskInput>;

/** What arrives while a question is answered. */
export const AnswerEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), conversationId: idOf("conversation"), points: z.int() }),
  z.object({ type: z.literal("cards"), cards: z.array(Card) }),
  z.object({ type: z.literal("delta"), text: z.string() }),
  z.object({
    type: z.literal("done"),
    conversationId: idOf("conversation"),
    message: Message,
    available: z.int(),
  }),
]);
export type AnswerEvent = z.output<typeof AnswerEvent>;
