import { expect, it } from "vitest";
import { linksIn } from "./links";

it("finds each address once, without what ends the sentence", () => {
  const text =
    "Open http://localhost:3000/sign-up/confirm/a-b_c.\nOr (https://rooz.example/x?y=1&z=2), again: http://localhost:3000/sign-up/confirm/a-b_c";
  expect(linksIn(text)).toEqual([
    "http://localhost:3000/sign-up/confirm/a-b_c",
    "https://rooz.example/x?y=1&z=2",
  ]);
  expect(linksIn("پیوند https://rooz.example/a، سپس")).toEqual(["https://rooz.example/a"]);
  expect(linksIn("mailto:a@example.com, javascript:alert(1)")).toEqual([]);
});
