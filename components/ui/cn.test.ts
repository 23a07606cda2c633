import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { cn } from "./cn";

const root = path.resolve(import.meta.dirname, "../..");
const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.endsWith("class-groups.ts"))
    .map((file) => readFileSync(path.join(root, folder, file), "utf8")),
);

/** Every word of the code that the whole list of Tailwind's classes knows, without what it applies to. */
const classes = [
  ...new Set(
    sources
      .flatMap((source) => [...source.matchAll(/["'`]([^"'`\n]*)["'`]/g)].map(([, text = ""]) => text))
      .flatMap((text) => text.split(/\s+/))
      .map((word) => word.replace(/^(?:[\w-]+(?:\[[^\]]*\]|\([^)]*\))?(?:\/\w+)?:|\[[^\]]*\]:)+/, ""))
      .filter((word) => /^-?[a-z][\w./[\](),%-]*$/.test(word) && twMerge(`${word} ${word}`) === word),
  ),
];

it("reads the classes of Rooz", () => {
  expect(classes.length).toBeGreaterThan(400);
  expect(classes).toEqual(expect.arrayContaining(["gap-2", "text-muted-foreground", "-mx-1"]));
});

// What this finds is missing in `class-groups.ts`.
it("sets aside what the whole list of Tailwind's classes would, for every two classes of Rooz", () => {
  const wrong: string[] = [];
  for (const earlier of classes)
    for (const later of classes) {
      const both = `${earlier} ${later}`;
      if (earlier !== later && cn(both) !== twMerge(both)) wrong.push(`${both} -> ${cn(both)}`);
    }
  expect(wrong).toEqual([]);
});

it("looks at what classes apply to", () => {
  expect(cn("p-2 md:p-4", "md:p-6 hover:p-1")).toBe("p-2 md:p-6 hover:p-1");
  expect(cn("px-2", false, undefined, ["p-4"])).toBe("p-4");
  expect(cn("unknown", "unknown-2")).toBe("unknown unknown-2");
});
