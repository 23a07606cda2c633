import { expect, it } from "vitest";
import { templateVariables, unknownVariables } from "./variables";

it("knows the variables, however they are spaced", () => {
  const all = templateVariables.map((name, i) => (i % 2 ? `{{${name}}}` : `{{ ${name} }}`)).join(" ");
  expect(unknownVariables(all)).toEqual([]);
});

it("names each that does not exist, once", () => {
  expect(unknownVariables("{{product.colour}} {{ product.title }} {{product.colour}} {{}} {x}")).toEqual([
    "product.colour",
    "",
  ]);
});
