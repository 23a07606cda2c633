import { generateText, streamText } from "ai";
import { describe, expect, it } from "vitest";
import { WritingBrief } from "../prompts/brief";
import { buildPrompt } from "../prompts/build-prompt";
import { createOfflineWriter } from "./writer";

const brief = WritingBrief.parse({
  task: "product_description",
  locale: "en",
  length: "long",
  facts: {
    title: "Ocean Blue Shirt",
    description:
      "Ocean blue cotton shirt with a narrow collar and buttons down the front and long sleeves. Comfortable fit.",
    tags: ["men"],
    price: { amount: 5000, currency: "USD" },
  },
});
const model = createOfflineWriter({ chunkDelayMs: 0 });
const call = (variation = 0) => ({ model, ...buildPrompt({ ...brief, variation }), maxRetries: 0 });

describe("the offline writer behind the AI SDK", () => {
  it("generates a text, marked as offline, with its usage", async () => {
    const result = await generateText(call());
    expect(result.text).toContain("Ocean Blue Shirt");
    expect(result.text).toContain("narrow collar");
    expect(result.text.toLowerCase()).not.toContain("offline");
    expect(result.finishReason).toBe("stop");
    expect(result.providerMetadata?.offline).toEqual({ marked: true });
    expect(result.usage.inputTokens).toBeGreaterThan(100);
    expect(result.usage.outputTokens).toBe(Math.ceil(Buffer.byteLength(result.text) / 4));
  });

  it("streams the same text in pieces", async () => {
    const whole = await generateText(call());
    const stream = streamText(call());
    const pieces: string[] = [];
    for await (const piece of stream.textStream) pieces.push(piece);
    expect(pieces.join("")).toBe(whole.text);
    expect(pieces.length).toBeGreaterThan(10);
    expect((await stream.usage).outputTokens).toBe(whole.usage.outputTokens);
    expect((await stream.providerMetadata)?.offline).toEqual({ marked: true });
    expect(await stream.finishReason).toBe("stop");
  });

  it("writes the same text for the same brief, and another one for another variation or seed", async () => {
    const first = (await generateText(call())).text;
    expect((await generateText(call())).text).toBe(first);
    expect((await generateText(call(1))).text).not.toBe(first);
    expect((await generateText({ ...call(), seed: 1 })).text).toBe((await generateText(call(1))).text);
  });

  it("stops when the caller aborts", async () => {
    const controller = new AbortController();
    const aborted: string[] = [];
    const stream = streamText({
      ...call(),
      model: createOfflineWriter({ chunkDelayMs: 5 }),
      abortSignal: controller.signal,
      onAbort: () => {
        aborted.push("aborted");
      },
    });
    const whole = (await generateText(call())).text;
    let text = "";
    for await (const piece of stream.textStream) {
      text += piece;
      if (text.length > 40) controller.abort();
    }
    expect(text.length).toBeLessThan(whole.length / 2);
    expect(whole.startsWith(text)).toBe(true);
    expect(aborted).toEqual(["aborted"]);
  });

  it("refuses a call that was aborted before it began", async () => {
    const signal = AbortSignal.abort();
    await expect(generateText({ ...call(), abortSignal: signal })).rejects.toThrow(/abort/i);
  });

  it("errors the stream of an aborted call, so that nobody takes a part for the whole", async () => {
    const controller = new AbortController();
    const { system, prompt } = buildPrompt(brief);
    const { stream } = await model.doStream({
      prompt: [
        { role: "system", content: system },
        { role: "user", content: [{ type: "text", text: prompt }] },
      ],
      abortSignal: controller.signal,
    });
    const reader = stream.getReader();
    await reader.read();
    controller.abort();
    const drain = async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read());
    };
    await expect(drain()).rejects.toThrow(/abort/i);
  });

  it("keeps to the tokens and the stop sequences of the call", async () => {
    const short = await generateText({ ...call(), maxOutputTokens: 20 });
    expect(short.finishReason).toBe("length");
    expect(short.usage.outputTokens).toBeLessThanOrEqual(20);
    const stopped = await generateText({ ...call(), stopSequences: ["\n\n"] });
    expect(stopped.text).not.toContain("\n\n");
    expect(stopped.finishReason).toBe("stop");
  });

  it("writes from a prompt that nobody built", async () => {
    const result = await generateText({
      model,
      prompt: "Ocean Blue Shirt, cotton, narrow collar, long sleeves, $50",
    });
    expect(result.text).toContain("Ocean Blue Shirt");
    expect(result.text).toContain("cotton");
    expect(result.text).toContain("$50");
  });
});
