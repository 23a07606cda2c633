import { FormData, Response, request } from "undici";
import { z } from "zod";
import { env } from "@/server/platform/env";
import type { ChannelProblem, SendResult } from "../problems";

/** What Telegram's Bot API answers (core.telegram.org/bots/api#making-requests). */
const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});
type Answer = z.output<typeof Answer>;

const Message = z.object({
  message_id: z.number(),
  chat: z.object({ id: z.number(), username: z.string().optional() }),
});

/** The request surely never reached Telegram: no connection stood. */
const neverLeft = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

type Called =
  | { type: "answer"; answer: Answer }
  | { type: "never"; problem: ChannelProblem }
  | { type: "lost"; problem: ChannelProblem };

export interface Bot {
  token: string;
  chat: string;
}

/** A body as it is sent, whole: one that is made while it is sent stops for ever when its connection goes just then. */
async function encoded(body: Record<string, unknown> | FormData): Promise<{ type: string; content: Buffer }> {
  if (!(body instanceof FormData)) {
    return { type: "application/json", content: Buffer.from(JSON.stringify(body)) };
  }
  const form = new Response(body);
  const type = form.headers.get("content-type") ?? "";
  return { type, content: Buffer.from(await form.arrayBuffer()) };
}

/** Calls a method of the Bot API. What went wrong on the way is told apart: it never left, or the answer was lost. */
async function call(
  token: string,
  method: string,
  body: Record<string, unknown> | FormData,
): Promise<Called> {
  try {
    const { type, content } = await encoded(body);
    const response = await request(`${env().TELEGRAM_API_URL}/bot${token}/${method}`, {
      method: "POST",
      // A connection of its own: on one that was kept, and that the other side has just closed, it could not be told
      // whether the message was taken.
      reset: true,
      headersTimeout: 20_000,
      bodyTimeout: 20_000,
      // Those begin when all was sent; what is never taken has an end too.
      signal: AbortSignal.timeout(60_000),
      headers: { "content-type": type },
      body: content,
    });
    const parsed = Answer.safeParse(await response.body.json().catch(() => undefined));
    if (!parsed.success || response.statusCode >= 500) {
      return { type: "lost", problem: { code: "answerLost" } };
    }
    return { type: "answer", answer: parsed.data };
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? "");
    return neverLeft.has(code)
      ? { type: "never", problem: { code: "unreachable" } }
      : { type: "lost", problem: { code: "answerLost" } };
  }
}

/** What a refusal means, and so what to do. The words are Telegram's own; it has no finer codes. */
function problemOf({ error_code: status = 0, description = "" }: Answer): ChannelProblem {
  const says = description.toLowerCase();
  if (status === 401 || status === 404) return { code: "tokenWrong" };
  if (/chat not found|peer_id_invalid/.test(says)) return { code: "chatNotFound" };
  if (/bot was kicked|bot is not a member|bot was blocked/.test(says)) return { code: "botRemoved" };
  if (status === 403 || /not enough rights|need administrator rights|have no rights/.test(says)) {
    return { code: "noRights" };
  }
  if (/too long/.test(says)) return { code: "tooLong" };
  if (/text is empty/.test(says)) return { code: "emptyText" };
  if (/photo|image|file/.test(says)) return { code: "pictureRefused", params: { says: description } };
  return { code: "rejected", params: { says: description } };
}

interface Outgoing {
  text: string;
  picture: { name: string; mediaType: string; content: Buffer } | null;
}

/** Sends a post to a channel of Telegram. It has no way to recognise a message that is sent twice. */
export async function sendToTelegram({ token, chat }: Bot, { text, picture }: Outgoing): Promise<SendResult> {
  const called = picture
    ? await call(token, "sendPhoto", photoForm(chat, text, picture))
    : await call(token, "sendMessage", { chat_id: chat, text });
  if (called.type === "never") return { type: "later", problem: called.problem };
  if (called.type === "lost") return { type: "unknown", problem: called.problem };
  const { answer } = called;
  if (!answer.ok) {
    if (answer.error_code === 429) {
      return {
        type: "later",
        problem: { code: "rateLimited" },
        retryAfter: answer.parameters?.retry_after,
      };
    }
    return { type: "refused", problem: problemOf(answer) };
  }
  const message = Message.safeParse(answer.result);
  if (!message.success) return { type: "sent", externalId: null, url: null };
  const { message_id: id, chat: where } = message.data;
  // A private channel's address is its number without the -100 in front.
  const place = where.username ?? `c/${String(where.id).replace(/^-100/, "")}`;
  return { type: "sent", externalId: String(id), url: `https://t.me/${place}/${id}` };
}

function photoForm(chat: string, caption: string, picture: NonNullable<Outgoing["picture"]>): FormData {
  const form = new FormData();
  form.set("chat_id", chat);
  if (caption) form.set("caption", caption);
  form.set("photo", new Blob([new Uint8Array(picture.content)], { type: picture.mediaType }), picture.name);
  return form;
}

const Me = z.object({ id: z.number() });
const Member = z.object({ status: z.string(), can_post_messages: z.boolean().optional() });

/** Looks whether the bot may post in the channel, without posting. @returns what is wrong, or null */
export async function testTelegram({ token, chat }: Bot): Promise<ChannelProblem | null> {
  const me = await call(token, "getMe", {});
  if (me.type !== "answer") return { code: "unreachable" };
  if (!me.answer.ok) return problemOf(me.answer);
  const { id } = Me.parse(me.answer.result);
  const member = await call(token, "getChatMember", { chat_id: chat, user_id: id });
  if (member.type !== "answer") return { code: "unreachable" };
  if (!member.answer.ok) return problemOf(member.answer);
  const { status, can_post_messages: mayPost } = Member.parse(member.answer.result);
  if (status === "left" || status === "kicked") return { code: "botRemoved" };
  const allowed = status === "creator" || (status === "administrator" && mayPost !== false);
  return allowed ? null : { code: "noRights" };
}
