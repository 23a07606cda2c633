import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** How the stub answers a wish for a picture. */
export type PictureAnswer =
  | { kind: "picture"; content: Buffer; input?: number; output?: number }
  /** In order, but without a picture: what was wished for is not drawn. */
  | { kind: "none" }
  | { kind: "status"; status: number; headers?: Record<string, string> }
  /** Nothing at all until the client goes. */
  | { kind: "silent" };

interface Asked {
  /** `openai` for OpenAI's own and all that are compatible. */
  protocol: "openai" | "google";
  path: string;
  headers: IncomingHttpHeaders;
  /** Of a form, as text: its parts stand in it. */
  body: string;
}

/** platform.openai.com/docs/api-reference/images/create: pictures in base 64, tokens where they are told. */
function openAiBody(answer: Extract<PictureAnswer, { kind: "picture" | "none" }>) {
  if (answer.kind === "none") return { created: 1_760_000_000, data: [] };
  const { content, input, output } = answer;
  const usage = {
    input_tokens: input,
    output_tokens: output,
    total_tokens: (input ?? 0) + (output ?? 0),
    input_tokens_details: { text_tokens: input ?? 0, image_tokens: 0 },
  };
  return {
    created: 1_760_000_000,
    data: [{ b64_json: content.toString("base64") }],
    ...(input !== undefined && { usage }),
  };
}

/** ai.google.dev/gemini-api/docs/image-generation: a part of the answer is the picture. */
function googleBody(answer: Extract<PictureAnswer, { kind: "picture" | "none" }>) {
  const blocked = answer.kind === "none";
  const parts = blocked
    ? []
    : [{ inlineData: { mimeType: "image/png", data: answer.content.toString("base64") } }];
  return {
    candidates: [
      { content: { parts, role: "model" }, finishReason: blocked ? "IMAGE_SAFETY" : "STOP", index: 0 },
    ],
    usageMetadata: blocked
      ? undefined
      : {
          promptTokenCount: answer.input ?? 0,
          candidatesTokenCount: answer.output ?? 0,
          totalTokenCount: (answer.input ?? 0) + (answer.output ?? 0),
        },
    modelVersion: "stub",
  };
}

const protocolOf = (path: string): Asked["protocol"] | undefined =>
  /\/images\/(generations|edits)$/.test(path)
    ? "openai"
    : path.includes(":generateContent")
      ? "google"
      : undefined;

/** A server on this machine that speaks the protocols of models of pictures, and answers as a test wants. */
export async function startPictureStub(answer: (asked: Asked) => PictureAnswer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const protocol = protocolOf(path);
    const body = (await buffer(request)).toString("latin1");
    if (!protocol) return void response.writeHead(404).end();
    const one = { protocol, path, headers: request.headers, body };
    asked.push(one);
    const told = stub.answer(one);
    if (told.kind === "silent") return;
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(value));
    if (told.kind !== "status") return json(200, protocol === "openai" ? openAiBody(told) : googleBody(told));
    const message = "stub";
    const error =
      protocol === "openai"
        ? { message, type: "stub_error", code: String(told.status), param: null }
        : { code: told.status, message, status: "STUB" };
    json(told.status, { error }, told.headers);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Who forgets to stop it is not kept from ending.
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stub = {
    answer,
    asked,
    url,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stub;
}
