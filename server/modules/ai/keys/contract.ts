import { z } from "zod";
import { Provider } from "../words";

/** The providers of which a store may bring a key: those with an address of their own. */
export const OwnKeyProvider = Provider.extract(["groq", "openrouter", "openai", "anthropic", "google"]);
export type OwnKeyProvider = z.output<typeof OwnKeyProvider>;

export const ProviderKeyInput = z.strictObject({ provider: OwnKeyProvider });

export const SetProviderKeyInput = ProviderKeyInput.extend({
  // What providers give is printable ASCII without spaces; anything else could not be sent in a header.
  key: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{16,500}$/)
    .meta({ description: "Kept encrypted, and never given back" }),
});

export const ProviderKeyView = z.object({
  provider: OwnKeyProvider,
  lastFour: z.string().meta({ description: "Of the key, which is never given back" }),
  setBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type ProviderKeyView = z.output<typeof ProviderKeyView>;

export const ProviderKeyTest = z.object({
  provider: OwnKeyProvider,
  result: z.enum(["works", "refused", "unreachable"]),
});
