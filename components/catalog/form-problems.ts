import type { Problem } from "@/server/platform/problem";

/** What the server refused, by the form's field; `prefix` is where the form's values stand in the input. */
export function formProblems(problem: Problem | undefined, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    (problem?.fields ?? []).map(({ path, message }) => [
      path.startsWith(prefix) ? path.slice(prefix.length) : path,
      message,
    ]),
  );
}
