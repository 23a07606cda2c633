import { expect, it } from "vitest";
import { createRegistry } from "./registry";
import { advance, keyName } from "./shortcuts";

const press = (
  key: string,
  code = "",
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", true>> = {},
) => keyName({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it.each([
  ["g", "KeyG", {}, "g"],
  ["ل", "KeyG", {}, "g"],
  ["п", "KeyG", {}, "g"],
  ["K", "KeyK", { metaKey: true }, "mod+k"],
  ["л", "KeyK", { ctrlKey: true }, "mod+k"],
  ["?", "Slash", { shiftKey: true }, "?"],
  ["؟", "Slash", { shiftKey: true }, "?"],
  ["Enter", "Enter", {}, "enter"],
  ["g", "KeyG", { altKey: true }, undefined],
  ["ё", "Backquote", {}, undefined],
] as const)("%s (%s) is told as a name", (key, code, held, name) => {
  expect(press(key, code, held)).toBe(name);
});

const known = [{ keys: "g p" }, { keys: "g s" }, { keys: "?" }, { keys: "p" }];

it("follows a sequence to its end", () => {
  const first = advance([], "g", known);
  expect(first).toEqual({ match: -1, pressed: ["g"] });
  expect(advance(first.pressed, "p", known)).toEqual({ match: 0, pressed: [] });
});

it("takes a key that does not go on with the sequence for itself", () => {
  expect(advance(["g"], "?", known)).toEqual({ match: 2, pressed: [] });
  expect(advance(["g"], "g", known)).toEqual({ match: -1, pressed: ["g"] });
  expect(advance(["g"], "x", known)).toEqual({ match: -1, pressed: [] });
});

it("prefers what was registered last, and forgets what has gone", () => {
  const registry = createRegistry<{ keys: string; from: string }>();
  registry.add([{ keys: "x", from: "page" }]);
  const remove = registry.add([{ keys: "x", from: "dialog" }]);
  expect(registry.all()[advance([], "x", registry.all()).match]?.from).toBe("dialog");
  remove();
  expect(registry.all()[advance([], "x", registry.all()).match]?.from).toBe("page");
});
