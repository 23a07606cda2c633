import type { Choice } from "../routing/decide";

/** What is set aside for an answer of a model whose price or longest answer nobody has entered: five cents. */
const unknownMicros = 50_000;

/**
 * The most that a call can cost which asks these models, each up to `answers` times, in micro-dollars: the whole
 * request and the longest answer that the route allows, at the price of now.
 */
export function mostOfCall(choices: readonly Choice[], answers = 1): number {
  return choices.reduce((sum, { mostMicros }) => sum + (mostMicros ?? unknownMicros) * answers, 0);
}
