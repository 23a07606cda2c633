import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Which wire format a request speaks, as its path tells. */
export type Protocol = "chat" | "responses" | "messages" | "gemini";

interface Received {
  protocol: Protocol;
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
  /** Resolves when the client has closed the connection before the answer was complete. */
  closed: Promise<void>;
}

/** How the stub answers. */
export type Answer =
  /**
   * Whole; where it is to wait for something, after that. With a `rest`, it waits between the chunks and the rest.
   * Of the tokens of input some may have been cached, of those of output some thought.
   */
  | (Used & { kind: "text"; chunks: string[]; rest?: string[]; after?: Promise<unknown> })
  /** Wishes to look something up, in the protocol of chats, which most providers speak. */
  | (Used & { kind: "calls"; text?: string; calls: { name: string; input: unknown }[] })
  /** Nothing at all, not even a status, until the client goes. */
  | { kind: "silent" }
  | { kind: "status"; status: number; headers?: Record<string, string> }
  /** 200 with something that is not what the protocol says. */
  | { kind: "malformed" }
  /** The first chunk, then silence until the client goes. */
  | { kind: "stall"; chunk: string }
  /** The first chunk, then the connection breaks. */
  | { kind: "cut"; chunk: string }
  /** The first chunk, then an orderly end without the protocol's own. */
  | { kind: "unfinished"; chunk: string }
  /** The first chunk, then the protocol's way of telling an error in the middle. */
  | { kind: "error"; chunk: string };

interface Used {
  input: number;
  cached?: number;
  output: number;
  reasoning?: number;
}

type Json = Record<string, unknown>;
interface Frames {
  begin: (used: Used) => string;
  chunk: (text: string) => string;
  end: (used: Used) => string;
  error: string;
  failure: (status: number) => Json;
}

const data = (value: Json) => `data: ${JSON.stringify(value)}\n\n`;
const event = (value: Json & { type: string }) => `event: ${value.type}\n${data(value)}`;

function chatChunk(choices: Json[], more: Json = {}): string {
  return data({
    id: "c1",
    object: "chat.completion.chunk",
    created: 1_760_000_000,
    model: "stub",
    choices,
    ...more,
  });
}

/** Frames of each protocol, after the providers' own documentation of streaming. */
const frames: Record<Protocol, Frames> = {
  // platform.openai.com/docs/api-reference/chat-streaming; Groq and OpenRouter speak the same.
  chat: {
    begin: () => chatChunk([{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }]),
    chunk: (text) => chatChunk([{ index: 0, delta: { content: text }, finish_reason: null }]),
    end: ({ input, cached = 0, output, reasoning = 0 }) => {
      const usage = {
        prompt_tokens: input,
        prompt_tokens_details: { cached_tokens: cached },
        completion_tokens: output,
        completion_tokens_details: { reasoning_tokens: reasoning },
        total_tokens: input + output,
      };
      return `${chatChunk([{ index: 0, delta: {}, finish_reason: "stop" }], { x_groq: { id: "r1", usage } })}${chatChunk([], { usage })}data: [DONE]\n\n`;
    },
    error: data({ error: { message: "The server had an error", type: "server_error", code: 500 } }),
    failure: (status) => ({
      error: { message: "stub", type: "stub_error", code: String(status), param: null },
    }),
  },
  // platform.openai.com/docs/api-reference/responses-streaming
  responses: {
    begin: () =>
      event({
        type: "response.created",
        sequence_number: 0,
        response: {
          id: "resp_1",
          object: "response",
          created_at: 1_760_000_000,
          status: "in_progress",
          model: "stub",
          output: [],
        },
      }) +
      event({
        type: "response.output_item.added",
        output_index: 0,
        item: { id: "msg_1", type: "message", status: "in_progress", role: "assistant", content: [] },
      }),
    chunk: (text) =>
      event({
        type: "response.output_text.delta",
        item_id: "msg_1",
        output_index: 0,
        content_index: 0,
        delta: text,
        logprobs: [],
      }),
    end: ({ input, cached = 0, output, reasoning = 0 }) =>
      event({
        type: "response.output_item.done",
        output_index: 0,
        item: { id: "msg_1", type: "message", status: "completed", role: "assistant", content: [] },
      }) +
      event({
        type: "response.completed",
        response: {
          id: "resp_1",
          object: "response",
          created_at: 1_760_000_000,
          status: "completed",
          model: "stub",
          incomplete_details: null,
          output: [],
          usage: {
            input_tokens: input,
            input_tokens_details: { cached_tokens: cached },
            output_tokens: output,
            output_tokens_details: { reasoning_tokens: reasoning },
            total_tokens: input + output,
          },
        },
      }),
    error: event({
      type: "error",
      sequence_number: 3,
      code: "server_error",
      message: "The server had an error",
      param: null,
    }),
    failure: (status) => ({
      error: { message: "stub", type: "stub_error", code: String(status), param: null },
    }),
  },
  // docs.anthropic.com/en/api/messages-streaming
  messages: {
    begin: ({ input, cached = 0 }) =>
      event({
        type: "message_start",
        message: {
          id: "msg_1",
          type: "message",
          role: "assistant",
          content: [],
          model: "stub",
          stop_reason: null,
          stop_sequence: null,
          // Here what was cached is counted beside the input.
          usage: { input_tokens: input - cached, cache_read_input_tokens: cached, output_tokens: 1 },
        },
      }) + event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
    chunk: (text) => event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    end: ({ output, reasoning = 0 }) =>
      event({ type: "content_block_stop", index: 0 }) +
      event({
        type: "message_delta",
        delta: { stop_reason: "end_turn", stop_sequence: null },
        usage: { output_tokens: output, output_tokens_details: { thinking_tokens: reasoning } },
      }) +
      event({ type: "message_stop" }),
    error: event({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),
    failure: () => ({ type: "error", error: { type: "api_error", message: "stub" } }),
  },
  // ai.google.dev/api/generate-content#method:-models.streamgeneratecontent
  gemini: {
    begin: () => "",
    chunk: (text) =>
      data({
        candidates: [{ content: { parts: [{ text }], role: "model" }, index: 0 }],
        modelVersion: "stub",
      }),
    end: ({ input, cached = 0, output, reasoning = 0 }) =>
      data({
        candidates: [{ content: { parts: [{ text: "" }], role: "model" }, finishReason: "STOP", index: 0 }],
        usageMetadata: {
          promptTokenCount: input,
          cachedContentTokenCount: cached,
          // Here what was thought is counted beside the answer.
          candidatesTokenCount: output - reasoning,
          thoughtsTokenCount: reasoning,
          totalTokenCount: input + output,
        },
        modelVersion: "stub",
      }),
    error: data({ error: { code: 503, message: "The model is overloaded", status: "UNAVAILABLE" } }),
    failure: (status) => ({ error: { code: status, message: "stub", status: "STUB" } }),
  },
};

/** platform.openai.com/docs/api-reference/chat-streaming: a wish to call a function, and the end that goes with it. */
function callFrames({ calls, text, input, output }: Extract<Answer, { kind: "calls" }>): string {
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  const wishes = calls.map(({ name, input: wish }, index) => ({
    index,
    id: `call_${index}_${name}`,
    type: "function",
    function: { name, arguments: JSON.stringify(wish) },
  }));
  const said = text === undefined ? "" : frames.chat.chunk(text);
  return `${said}${chatChunk([{ index: 0, delta: { role: "assistant", tool_calls: wishes }, finish_reason: null }])}${chatChunk(
    [{ index: 0, delta: {}, finish_reason: "tool_calls" }],
    { x_groq: { id: "r1", usage } },
  )}${chatChunk([], { usage })}data: [DONE]\n\n`;
}

function protocolOf(path: string): Protocol | undefined {
  if (path.endsWith("/chat/completions")) return "chat";
  if (path.endsWith("/responses")) return "responses";
  if (path.endsWith("/messages")) return "messages";
  return path.includes(":streamGenerateContent") ? "gemini" : undefined;
}

/** A list of models, as Google writes it, and as all others do. */
const listOf = (path: string, models: string[]): Json =>
  path.startsWith("/v1beta")
    ? { models: models.map((name) => ({ name: `models/${name}` })) }
    : { object: "list", data: models.map((id) => ({ id, object: "model" })) };

async function bodyOf(request: IncomingMessage): Promise<Json> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text) as Json;
}

async function respond(protocol: Protocol, answer: Answer, response: ServerResponse): Promise<void> {
  if (answer.kind === "silent") return;
  if (answer.kind === "text" && !answer.rest) await answer.after;
  const { begin, chunk, end, error, failure } = frames[protocol];
  if (answer.kind === "status") {
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(failure(answer.status)));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  switch (answer.kind) {
    case "text":
      response.write(begin(answer));
      for (const text of answer.chunks) response.write(chunk(text));
      if (answer.rest) await answer.after;
      for (const text of answer.rest ?? []) response.write(chunk(text));
      response.end(end(answer));
      break;
    case "calls":
      response.end(callFrames(answer));
      break;
    case "malformed":
      response.end("data: {this is not JSON\n\n");
      break;
    case "stall":
      response.write(begin({ input: 1, output: 0 }) + chunk(answer.chunk));
      break;
    case "cut":
      response.write(begin({ input: 1, output: 0 }) + chunk(answer.chunk), () =>
        response.socket?.resetAndDestroy(),
      );
      break;
    case "unfinished":
      response.end(begin({ input: 1, output: 0 }) + chunk(answer.chunk));
      break;
    case "error":
      response.end(begin({ input: 1, output: 0 }) + chunk(answer.chunk) + error);
      break;
  }
}

interface Stub {
  answer: Answer | ((request: Received) => Answer);
  received: Received[];
  url: string;
  /** What it says that it has, when its models are asked for; undefined for a server that cannot say. */
  models: string[] | undefined;
  /** The next request that arrives. */
  next(): Promise<Received>;
  stop(): Promise<void>;
}

/**
 * A server on this machine that speaks the providers' protocols, and answers as a test wants.
 * `answer` may be changed between calls, or be a function of the request.
 */
export async function startProviderStub(answer: Stub["answer"]): Promise<Stub> {
  const received: Received[] = [];
  const arrivals: ((request: Received) => void)[] = [];
  const stub: Stub = { answer, received, url: "", models: undefined, next, stop };

  function next(): Promise<Received> {
    return new Promise((resolve) => arrivals.push(resolve));
  }

  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const protocol = protocolOf(path);
    if (request.method === "GET" && /\/models(\?|$)/.test(path) && stub.models) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(listOf(path, stub.models)));
      return;
    }
    if (!protocol) {
      response.writeHead(404).end();
      return;
    }
    const closed = new Promise<void>((resolve) => {
      response.on("close", () => {
        if (!response.writableFinished) resolve();
      });
    });
    const entry: Received = { protocol, path, headers: request.headers, body: await bodyOf(request), closed };
    received.push(entry);
    arrivals.shift()?.(entry);
    const told = typeof stub.answer === "function" ? stub.answer(entry) : stub.answer;
    await respond(protocol, told, response);
  });

  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stub;
}
