import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { ImageModelV4 } from "@ai-sdk/provider";
import { generateImage, NoImageGeneratedError } from "ai";
import type { Patience } from "../call";
import { CallFailure, failureOf } from "../failure";
import type { Credentials, Keys } from "../providers";
import type { Choice } from "../routing/decide";
import type { Given } from "../tokens";
import { isPictureProvider, type PictureProvider, type PictureShape } from "./words";

/** A picture that is wished for. */
export interface PictureWish {
  /** In words, whatever their language. */
  prompt: string;
  shape: PictureShape;
  /** A picture that it is to go by. */
  reference?: Uint8Array | undefined;
}

/** How long one model may take, where its route does not say: good ones need most of a minute. */
const onePictureMs = 75_000;

/** As OpenAI names sizes (platform.openai.com/docs/api-reference/images), and Google (ai.google.dev/gemini-api/docs/image-generation). */
const sizes = { square: "1024x1024", landscape: "1536x1024", portrait: "1024x1536" } as const;
const ratios = { square: "1:1", landscape: "3:2", portrait: "2:3" } as const;

interface Driver {
  model: (credentials: Credentials, name: string) => ImageModelV4;
  shape: (shape: PictureShape) => Pick<Parameters<typeof generateImage>[0], "size" | "aspectRatio">;
}

const drivers: Record<PictureProvider, Driver> = {
  openai: {
    model: ({ apiKey, baseUrl }, name) => createOpenAI({ apiKey, baseURL: baseUrl }).image(name),
    shape: (shape) => ({ size: sizes[shape] }),
  },
  google: {
    model: ({ apiKey, baseUrl }, name) => createGoogle({ apiKey, baseURL: baseUrl }).image(name),
    shape: (shape) => ({ aspectRatio: ratios[shape] }),
  },
  compatible: {
    model: ({ apiKey, baseUrl }, name) =>
      createOpenAICompatible({ name: "compatible", apiKey, baseURL: baseUrl }).imageModel(name),
    shape: (shape) => ({ size: sizes[shape] }),
  },
};

/**
 * Asks a model for a picture. Asks once: the SDK's own retries are off, because whom to ask next is the route's affair.
 * @returns the bytes as the provider gave them, of whatever kind they are
 * @throws CallFailure
 */
export async function askForPicture(
  choice: Choice,
  { prompt, shape, reference }: PictureWish,
  keys: Keys,
  { signal, deadline }: Patience,
): Promise<Given<Uint8Array>> {
  const { provider, model, firstTokenMs } = choice;
  const credentials = keys.get(provider);
  if (!isPictureProvider(provider) || !credentials) throw new CallFailure("rejected");
  const slow = AbortSignal.timeout(firstTokenMs ?? onePictureMs);
  const driver = drivers[provider];
  try {
    const { image, images, usage } = await generateImage({
      model: driver.model(credentials, model),
      prompt: reference ? { text: prompt, images: [reference] } : prompt,
      n: 1,
      ...driver.shape(shape),
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, deadline, slow]),
    });
    return {
      value: image.uint8Array,
      tokens: {
        input: usage.inputTokens ?? null,
        cached: null,
        output: usage.outputTokens ?? null,
        reasoning: null,
        images: images.length,
      },
    };
  } catch (error) {
    if (signal.aborted) throw new CallFailure("cancelled", { cause: error });
    if (deadline.aborted || slow.aborted) throw new CallFailure("timeout", { cause: error });
    // It answered in order, and gave none: most often, because of what was wished for.
    if (NoImageGeneratedError.isInstance(error)) throw new CallFailure("empty", { cause: error });
    throw failureOf(error, "network");
  }
}
