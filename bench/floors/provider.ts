import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

// A provider of the OpenAI kind whose texts come at a pace that is given to it. Argument: port.

export interface Pace {
  /** Milliseconds to the first piece of a text, between two pieces, and how many pieces there are. */
  firstMs: number;
  everyMs: number;
  pieces: number;
  /** The first part of the address of those who are refused, such as "groq"; nobody if empty. */
  refused: string;
}

let pace: Pace = { firstMs: 100, everyMs: 20, pieces: 5, refused: "" };
/** When somebody was refused last, and how long after that the next question came, in milliseconds. */
let refusedAt: number | undefined;
const gaps: number[] = [];

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

const data = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
const piece = (choice: object, more: object = {}) =>
  data({ id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices: [choice], ...more });

createServer(async (request, response) => {
  const arrived = performance.now();
  const body = await textOf(request);
  if (request.url === "/pace") {
    pace = JSON.parse(body) as Pace;
    response.end(JSON.stringify(gaps.splice(0)));
    return;
  }
  if (refusedAt !== undefined) gaps.push(arrived - refusedAt);
  refusedAt = undefined;
  const { firstMs, everyMs, pieces, refused } = pace;
  if (refused && request.url?.startsWith(`/${refused}`)) {
    response.writeHead(429, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "slow down", type: "rate_limit", code: "429" } }));
    refusedAt = performance.now();
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(piece({ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }));
  for (let n = 0; n < pieces; n++) {
    // Measured from the question, so that what a timer is late by does not add up.
    await pause(Math.max(0, arrived + firstMs + n * everyMs - performance.now()));
    response.write(piece({ index: 0, delta: { content: "Soft cotton. " }, finish_reason: null }));
  }
  const usage = { prompt_tokens: 900, completion_tokens: pieces * 3, total_tokens: 900 + pieces * 3 };
  response.write(
    piece({ index: 0, delta: {}, finish_reason: "stop" }, { x_groq: { id: "r", usage }, usage }),
  );
  response.end("data: [DONE]\n\n");
}).listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));
