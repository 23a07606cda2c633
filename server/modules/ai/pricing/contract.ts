import { z } from "zod";
import { Provider } from "../words";

/** Micro-dollars per million tokens, up to a thousand dollars. */
const PerMillion = z.int().min(0).max(1_000_000_000);

const ofModel = { provider: Provider, model: z.string().trim().min(1).max(200) };
const Version = z.int().min(1);

const Amounts = z.strictObject({
  inputMicros: PerMillion.meta({ description: "Micro-dollars per million tokens of input" }),
  outputMicros: PerMillion,
  cachedInputMicros: PerMillion.nullable().meta({
    description: "Of input that the provider had in its cache; null where it costs like the rest",
  }),
  reasoningMicros: PerMillion.nullable().meta({
    description: "Of output that the model thought to itself; null where it costs like the rest",
  }),
  imageMicros: z.int().min(0).max(100_000_000).nullable().default(null).meta({
    description: "Micro-dollars for each picture, beside the tokens; null where it costs nothing more",
  }),
});

export const ModelInput = z.strictObject(ofModel);

export const SavePriceInput = Amounts.extend({
  ...ofModel,
  note: z.string().trim().min(1).max(500).meta({ description: "Why it is changed" }),
  basedOn: z
    .int()
    .min(0)
    .meta({ description: "The version that was edited, 0 for a first price: refused when another came" }),
});

export const PriceVersion = z.object({
  ...ofModel,
  ...Amounts.shape,
  version: Version,
  setBy: z.string().meta({ description: "`default` for what came with the installation" }),
  setByName: z.string().nullable().meta({ description: "Null where it is no person of the installation" }),
  note: z.string(),
  validFrom: z.iso.datetime(),
});
export type PriceVersion = z.output<typeof PriceVersion>;

export const PriceList = z.object({
  items: z.array(PriceVersion).meta({ description: "What counts now" }),
  unpriced: z.array(z.object(ofModel)).meta({
    description: "Models of the routes, or asked in the last 30 days, whose price nobody has entered",
  }),
});
