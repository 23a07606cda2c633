import { streamModel } from "./call";
import { charactersOf, type WritingBrief } from "./prompts/brief";
import { buildPrompt } from "./prompts/build-prompt";
import { type CallRequest, type Finished, runCall } from "./run";
import type { Provider } from "./words";

/** A text that is finished and paid for. */
interface FinishedText extends Omit<Finished<string>, "value"> {
  text: string;
}

export interface TextRequest<T>
  extends Omit<CallRequest<string, T>, "task" | "locale" | "characters" | "answers" | "onDone"> {
  brief: WritingBrief;
  /** Somebody watches the text come, so that the offline writer takes its time. */
  watched?: boolean;
  /** Runs in the transaction that spends the points: what it writes is there exactly if the text was paid. */
  onDone?(
    ...args: [tx: Parameters<NonNullable<CallRequest<string, T>["onDone"]>>[0], text: FinishedText]
  ): Promise<T>;
}

export type TextEvent<T> =
  /** Who is asked first; the result says who wrote. */
  | { type: "started"; provider: Provider; model: string; offline: boolean; points: number }
  | { type: "delta"; text: string }
  | { type: "done"; result: FinishedText; value: T | undefined };

const textOf = ({ value, ...rest }: Finished<string>): FinishedText => ({ text: value, ...rest });

/**
 * Has a text written by the models of its task's route, and yields it as it comes; `runCall` says what happens to the
 * points. Once a part of it was delivered, no other model is asked: who reads would read two texts.
 * @throws AppError what `runCall` throws
 */
export async function* runText<T>(request: TextRequest<T>): AsyncGenerator<TextEvent<T>, void, void> {
  const { brief, watched = false, onDone, ...rest } = request;
  const { system, prompt } = buildPrompt(brief);
  const question = { system, messages: [{ role: "user" as const, content: prompt }], watched };
  const events = runCall<string, T>(
    {
      ...rest,
      task: brief.task,
      locale: brief.locale,
      characters: charactersOf(brief),
      ...(onDone && { onDone: (tx, finished) => onDone(tx, textOf(finished)) }),
    },
    (choice, keys, patience) => streamModel(choice, question, keys, patience),
  );
  for await (const event of events) {
    yield event.type === "done" ? { ...event, result: textOf(event.result) } : event;
  }
}
