import { problemOfError } from "@/components/api/problem";
import type { GenerationEvent, TextFacts } from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Problem } from "@/server/platform/problem";

/** What a text may say, and in which language: it is checked as it comes. */
interface Checked {
  facts: TextFacts;
  locale: Locale;
}

export type GenerationState =
  | { phase: "idle" }
  | { phase: "writing"; text: string; checked?: Checked }
  | { phase: "done"; generationId: string }
  | { phase: "stopped"; text: string }
  /** Without a problem when nobody said what went wrong: the connection ended before the text did. */
  | { phase: "failed"; text: string; problem: Problem | undefined };

/** Has texts written, one at a time, and shows what comes of the newest: what comes late of an earlier one is not shown. */
export class GenerationRuns {
  #newest: AbortController | undefined;

  constructor(readonly show: (state: GenerationState) => void) {}

  /** Stops the text that is being written, and has another written. @returns how that ended */
  async run(
    open: (signal: AbortSignal) => Promise<AsyncIterable<GenerationEvent>>,
  ): Promise<"done" | "stopped" | "failed"> {
    this.stop();
    const own = new AbortController();
    this.#newest = own;
    const show = (state: GenerationState) => {
      if (this.#newest === own) this.show(state);
    };
    let text = "";
    let checked: Checked | undefined;
    let done = false;
    let problem: Problem | undefined;
    show({ phase: "writing", text });
    try {
      for await (const event of await open(own.signal)) {
        if (own.signal.aborted) break;
        if (event.type === "delta") {
          text += event.text;
          show({ phase: "writing", text, ...(checked && { checked }) });
        } else if (event.type === "facts") {
          checked = { facts: event.facts, locale: event.locale };
        } else if (event.type === "done") {
          done = true;
          show({ phase: "done", generationId: event.generationId });
        }
      }
    } catch (error) {
      problem = problemOfError(error);
    }
    // Whatever broke after the text was whole has not taken it away.
    if (done) return "done";
    const { aborted } = own.signal;
    show(aborted ? { phase: "stopped", text } : { phase: "failed", text, problem });
    return aborted ? "stopped" : "failed";
  }

  stop(): void {
    this.#newest?.abort();
  }
}
