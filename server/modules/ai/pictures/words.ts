import { z } from "zod";
import type { Provider } from "../words";

/** The providers that have models of pictures which we can ask. Safe for the browser. */
const pictureProviders = ["google", "openai", "compatible"] as const satisfies readonly Provider[];
export type PictureProvider = (typeof pictureProviders)[number];

export const isPictureProvider = (provider: Provider): provider is PictureProvider =>
  pictureProviders.some((one) => one === provider);

export const PictureShape = z.enum(["square", "landscape", "portrait"]);
export type PictureShape = z.output<typeof PictureShape>;
