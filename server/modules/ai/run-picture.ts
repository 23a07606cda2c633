import { AppError } from "@/server/platform/errors";
import type { Patience } from "./call";
import { CallFailure, failureOf } from "./failure";
import { askForPicture, type PictureWish } from "./pictures/ask";
import type { Keys } from "./providers";
import type { Choice } from "./routing/decide";
import { type CallRequest, type Finished, runCall } from "./run";
import type { Given } from "./tokens";

/** How long a call may take that asks several models, in milliseconds. */
const wholeMs = 150_000;

interface PictureRequest<V, T> extends Omit<CallRequest<V, T>, "task" | "characters" | "timeoutMs"> {
  wish: PictureWish;
  /**
   * Looks at what a model gave, whatever it is, and keeps it.
   * @throws AppError UNSUPPORTED_FILE for what is no picture: the next model is asked then
   */
  keep(content: Uint8Array): Promise<V>;
}

/**
 * Has a picture made by the models of the route for pictures; `runCall` says what happens to the points. The bytes that
 * came are looked at before they count as an answer.
 * @throws AppError what `runCall` throws
 */
export async function runPicture<V, T>(
  request: PictureRequest<V, T>,
): Promise<{ result: Finished<V>; value: T | undefined }> {
  const { wish, keep, ...rest } = request;

  // biome-ignore lint/correctness/useYield: a picture comes whole
  async function* ask(
    choice: Choice,
    keys: Keys,
    patience: Patience,
  ): AsyncGenerator<string, Given<V>, void> {
    const { value, tokens } = await askForPicture(choice, wish, keys, patience);
    try {
      return { value: await keep(value), tokens };
    } catch (error) {
      const unreadable = error instanceof AppError && error.code === "UNSUPPORTED_FILE";
      // It has cost what it cost, whatever becomes of it.
      throw unreadable
        ? new CallFailure("malformed", { cause: error, tokens })
        : failureOf(error).with(tokens);
    }
  }

  const events = runCall<V, T>(
    { ...rest, task: "picture", characters: wish.prompt.length, timeoutMs: wholeMs },
    ask,
  );
  for await (const event of events) if (event.type === "done") return event;
  throw new Error("a call ended without an end");
}
