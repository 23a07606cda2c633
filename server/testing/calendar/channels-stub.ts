import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A message that a channel shows. */
interface Shown {
  method: string;
  chat: string;
  text: string;
  picture: { type: string; bytes: number } | null;
}

/** A request to a webhook. */
interface Hooked {
  id: string;
  timestamp: string;
  signature: string;
  body: string;
}

/** How the next call is answered: as it should be unless a test says otherwise. */
type Answer = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/**
 * What stands at the other end of channels: Telegram's Bot API at `/bot<token>/<method>` (core.telegram.org/bots/api),
 * which shows each message however often it comes, and a webhook at `/hook`, which takes each id once.
 */
export class ChannelsStub {
  readonly shown: Shown[] = [];
  readonly hooked: Hooked[] = [];
  /** The ids that the webhook has taken, each once. */
  readonly taken = new Set<string>();
  /** What a bot is in each channel; one that is not here does not exist. */
  readonly chats = new Map<string, { status: string; can_post_messages?: boolean }>();
  token = "123456:a-token-of-the-right-length-0123456789";
  /** Answers before anything happens; false lets the stub go on. */
  before: Answer = () => false;
  /** Answers after the message is there: an answer that gets lost, for instance. */
  after: Answer = () => false;

  private constructor(
    readonly url: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async open(): Promise<ChannelsStub> {
    const server = createServer((request, response) => {
      stub.answer(request, response).catch(() => response.destroy());
    });
    // A test may take longer than connections are kept by default; one that is closed while it is used is another story.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const stub = new ChannelsStub(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    stub.chats.set("@shop", { status: "administrator", can_post_messages: true });
    return stub;
  }

  get hookUrl(): string {
    return `${this.url}/hook`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (await this.before(request, response)) return;
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    if (!method) return this.hook(request, response, body.toString());
    if (token !== this.token) return refuse(response, 401, "Unauthorized");
    const fields = await fieldsOf(request, body);
    if (method === "getMe") return accept(response, { id: 777, is_bot: true });
    const chat = this.chats.get(String(fields.get("chat_id")));
    if (!chat) return refuse(response, 400, "Bad Request: chat not found");
    if (method === "getChatMember") return accept(response, chat);
    await this.show(request, response, method, fields);
  }

  private async show(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    fields: Map<string, unknown>,
  ): Promise<void> {
    const photo = method === "sendPhoto" ? fields.get("photo") : null;
    const text = String(fields.get(photo ? "caption" : "text") ?? "");
    // "1-4096 characters after entities parsing"; a caption 0-1024.
    if (text.length > (photo ? 1024 : 4096)) {
      return refuse(response, 400, `Bad Request: message ${photo ? "caption " : ""}is too long`);
    }
    if (!photo && !text) return refuse(response, 400, "Bad Request: message text is empty");
    const chat = String(fields.get("chat_id"));
    const picture = photo instanceof Blob ? { type: photo.type, bytes: photo.size } : null;
    this.shown.push({ method, chat, text, picture });
    if (await this.after(request, response)) return;
    accept(response, {
      message_id: this.shown.length,
      chat: { id: -1001234567890, ...(chat.startsWith("@") && { username: chat.slice(1) }) },
    });
  }

  private async hook(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const header = (name: string) => String(request.headers[name] ?? "");
    const id = header("webhook-id");
    this.hooked.push({
      id,
      timestamp: header("webhook-timestamp"),
      signature: header("webhook-signature"),
      body,
    });
    this.taken.add(id);
    if (await this.after(request, response)) return;
    response.writeHead(204).end();
  }
}

async function fieldsOf(request: IncomingMessage, body: Buffer): Promise<Map<string, unknown>> {
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) {
    return new Map(Object.entries(JSON.parse(body.toString()) as Record<string, unknown>));
  }
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  return new Map(form.entries());
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
const accept = (response: ServerResponse, result: unknown) => send(response, 200, { ok: true, result });

/** Refuses as the Bot API does: the status stands in the answer, with what is wrong in words. */
export const refuse = (
  response: ServerResponse,
  status: number,
  description: string,
  parameters?: { retry_after?: number },
) =>
  send(response, status, { ok: false, error_code: status, description, ...(parameters && { parameters }) });
