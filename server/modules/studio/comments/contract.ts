import { z } from "zod";
import { idOf } from "@/server/platform/ids";

export const longestComment = 4_000;

const Offset = z.int().min(0);
const Said = {
  body: z.string().trim().min(1).max(longestComment),
  mentions: z
    .array(idOf("user"))
    .max(20)
    .default([])
    .meta({ description: "Members that it calls by name: each is told" }),
};

export const StartThreadInput = z.strictObject({
  id: idOf("generation"),
  version: z.int().min(1),
  passage: z
    .strictObject({ start: Offset, end: Offset })
    .optional()
    .meta({ description: "UTF-16 offsets into the version; the whole text unless given" }),
  ...Said,
});

export const ReplyInput = z.strictObject({ id: idOf("textThread"), ...Said });
export const EditCommentInput = z.strictObject({ id: idOf("textComment"), ...Said });
export const ResolveThreadInput = z.strictObject({
  id: idOf("textThread"),
  resolved: z.boolean().meta({ description: "False opens it again" }),
});

const Person = z.object({ id: idOf("user"), name: z.string() });

const Comment = z.object({
  id: idOf("textComment"),
  body: z.string(),
  mentions: z.array(Person),
  /** Null when the account is gone. */
  author: Person.nullable(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
});
export type Comment = z.output<typeof Comment>;

export const Thread = z.object({
  id: idOf("textThread"),
  generationId: idOf("generation"),
  version: z.int(),
  passage: z
    .object({ start: Offset, end: Offset, quote: z.string(), before: z.string(), after: z.string() })
    .nullable()
    .meta({ description: "What it is about, with what stands around it; null for the whole text" }),
  resolved: z.object({ by: Person.nullable(), at: z.iso.datetime() }).nullable(),
  /** The oldest first. */
  comments: z.array(Comment),
});
export type Thread = z.output<typeof Thread>;

export const ThreadList = z.object({
  items: z.array(Thread),
  people: z.array(Person).meta({ description: "Whom one can mention" }),
});
