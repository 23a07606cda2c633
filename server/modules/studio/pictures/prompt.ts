import type { WholeProduct } from "@/server/modules/catalog";
import type { PictureOptions } from "./generation-contract";

/** What each style means, to a model. In English, which all of them know best; what is wished stays in its language. */
const meanings: Record<PictureOptions["style"], string> = {
  photo: "A realistic photograph with natural light.",
  studio:
    "A product photograph in a studio: even soft light, plain light background, all of the product sharp.",
  lifestyle: "A photograph of the product in use, in a believable everyday setting, with natural light.",
  illustration: "A clean flat illustration with few colours.",
  minimal: "A minimal composition: one subject, much empty room, calm colours.",
};

const mostAttributes = 12;

/** What a model is told to draw: the wish, what is known of the product, and the style. */
export function picturePrompt(
  { prompt, style }: PictureOptions,
  product: Pick<WholeProduct, "title" | "category" | "vendor" | "attributes"> | undefined,
  hasReference: boolean,
): string {
  const facts = product
    ? [
        ["Product", product.title],
        ["Category", product.category],
        ["Brand", product.vendor],
        ...product.attributes.slice(0, mostAttributes).map(({ name, value }) => [name, value]),
      ].flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : []))
    : [];
  return [
    prompt,
    ...(facts.length > 0 ? [`What it is of:\n${facts.join("\n")}`] : []),
    ...(hasReference
      ? ["Keep the product of the given picture as it is: its form, colours, material and print."]
      : []),
    meanings[style],
    "For an online store. No text, prices, frames or watermarks in the picture.",
  ].join("\n\n");
}
