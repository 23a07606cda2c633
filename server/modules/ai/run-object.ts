import type { ModelMessage } from "ai";
import { z } from "zod";
import { type Patience, streamModel } from "./call";
import { CallFailure, failureOf } from "./failure";
import { charactersOf, type WritingBrief } from "./prompts/brief";
import { buildPrompt } from "./prompts/build-prompt";
import type { RouteTask } from "./prompts/tasks";
import type { Keys } from "./providers";
import type { Choice } from "./routing/decide";
import { type CallRequest, type Finished, runCall } from "./run";
import { addTokens, type Given } from "./tokens";

export interface ObjectRequest<V, T>
  extends Omit<CallRequest<V, T>, "task" | "locale" | "characters" | "answers"> {
  brief: WritingBrief;
  /** Whose route is asked; that of the brief's task unless given. */
  task?: RouteTask;
  /** What is asked for, in our own words; left out, what the task asks for by itself. */
  form?: string;
  /** What the answer must be. It is shown to the model as JSON Schema. */
  schema: z.ZodType<V>;
  /** What the offline writer would answer; without it, a route that leads there answers nothing. */
  compose?: () => V;
}

/** What a call can cost at most, in answers: of two, the second is asked with the first before it. */
const answers = 3;

/** Problems that a model is told of, at most: it mends by the first, or not at all. */
const mostProblems = 10;

/** The object of an answer, or what is wrong with it. Models like to put fences around JSON. */
function parse<V>(schema: z.ZodType<V>, text: string): { value: V } | { problems: string } {
  const bare = text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, "");
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch (error) {
    return { problems: `It is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const problems = parsed.error.issues.slice(0, mostProblems);
  return {
    problems: problems.map(({ path, message }) => `- ${path.join(".") || "(all)"}: ${message}`).join("\n"),
  };
}

/**
 * Has an answer given that fits a schema, by the models of the task's route; `runCall` says what happens to the
 * points. A model whose answer does not fit is told what is wrong, once; if its second answer does not fit either, the
 * next model is asked. Both answers are counted.
 * @throws AppError what `runCall` throws
 */
export async function runObject<V, T>(
  request: ObjectRequest<V, T>,
): Promise<{ result: Finished<V>; value: T | undefined }> {
  const { brief, task = brief.task, form, schema, compose, ...rest } = request;
  const { system, prompt } = buildPrompt(brief, form);
  const rules = `${system}\nAnswer with JSON alone, without fences and comments, that fits this JSON Schema:\n${JSON.stringify(z.toJSONSchema(schema))}`;
  const asked: ModelMessage = { role: "user", content: prompt };

  async function whole(choice: Choice, keys: Keys, patience: Patience, messages: ModelMessage[]) {
    const answer = streamModel(choice, { system: rules, messages, json: true }, keys, patience);
    let step = await answer.next();
    while (!step.done) step = await answer.next();
    return step.value;
  }

  async function* ask(
    choice: Choice,
    keys: Keys,
    patience: Patience,
  ): AsyncGenerator<string, Given<V>, void> {
    if (choice.provider === "offline") {
      if (!compose) throw new CallFailure("rejected");
      return { value: compose(), tokens: { input: 0, cached: 0, output: 0, reasoning: 0 } };
    }
    const first = await whole(choice, keys, patience, [asked]);
    const fit = parse(schema, first.value);
    if ("value" in fit) return { value: fit.value, tokens: first.tokens };
    const again = `This answer cannot be used:\n${fit.problems}\nGive the whole answer again, mended.`;
    const second = await whole(choice, keys, patience, [
      asked,
      { role: "assistant", content: first.value },
      { role: "user", content: again },
    ]).catch((error: unknown) => {
      // The first answer has cost its tokens, whatever becomes of the second.
      throw failureOf(error).with(first.tokens);
    });
    const tokens = addTokens(first.tokens, second.tokens);
    const mended = parse(schema, second.value);
    if ("value" in mended) return { value: mended.value, tokens };
    throw new CallFailure("malformed", { cause: new Error(mended.problems), tokens });
  }

  const events = runCall<V, T>(
    { ...rest, task, locale: brief.locale, characters: charactersOf(brief), answers },
    ask,
  );
  for await (const event of events) if (event.type === "done") return event;
  throw new Error("an answer ended without an end");
}
