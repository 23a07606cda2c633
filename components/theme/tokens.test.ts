import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { surfaces } from "./accent";
import { contrast, hexOf, oklchOf } from "./colour";

const css = readFileSync(join(import.meta.dirname, "../../app/globals.css"), "utf8");

function colourOf(text: string): string {
  const value = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(text);
  return value ? hexOf({ l: Number(value[1]), c: Number(value[2]), h: Number(value[3]) }) : text.trim();
}

const tokens = new Map(
  [
    ...css.matchAll(/--([\w-]+): light-dark\(((?:oklch\([^/)]*\)|#\w{6})), ((?:oklch\([^/)]*\)|#\w{6}))\);/g),
  ].map(([, name = "", light = "", dark = ""]) => [name, { light: colourOf(light), dark: colourOf(dark) }]),
);

function token(name: string, scheme: "light" | "dark"): string {
  const found = tokens.get(name)?.[scheme];
  if (!found) throw new Error(`--${name} is not in globals.css`);
  return found;
}

/** What a colour-blind eye makes of a colour: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const visions = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function seen(hex: string, matrix: number[]): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  const rgb = [n >> 16, (n >> 8) & 255, n & 255].map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const out = [0, 1, 2].map((row) => rgb.reduce((sum, v, i) => sum + v * (matrix[row * 3 + i] ?? 0), 0));
  const simulated = out.map((v) => {
    const c = Math.min(1, Math.max(0, v));
    const s = c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055;
    return Math.round(s * 255)
      .toString(16)
      .padStart(2, "0");
  });
  const { l, c, h } = oklchOf(`#${simulated.join("")}`);
  return [l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
}

describe.each(["light", "dark"] as const)("%s", (scheme) => {
  const grounds = ["background", "card", "popover", "sidebar", "muted"].map((name) => token(name, scheme));

  it("knows in accent.ts the surfaces that globals.css paints", () => {
    expect(new Set(surfaces[scheme])).toEqual(new Set(grounds));
  });

  it.each(["foreground", "muted-foreground", "destructive", "warning", "success", "info"])(
    "%s is readable on every surface",
    (name) => {
      for (const ground of grounds) expect(contrast(token(name, scheme), ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(["destructive", "warning", "success", "info"])(
    "%s and plain text are readable on its soft ground",
    (name) => {
      const soft = token(`${name}-soft`, scheme);
      expect(contrast(token(name, scheme), soft)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token("foreground", scheme), soft)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token("muted-foreground", scheme), soft)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("outlines controls at 3:1, and a destructive button is a readable one", () => {
    for (const ground of grounds.slice(0, 3)) {
      expect(contrast(token("input", scheme), ground)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(token("destructive-solid", scheme), "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token("destructive-solid", scheme), token("card", scheme))).toBeGreaterThanOrEqual(3);
  });

  it("has six chart colours that stand out and stay apart for every kind of colour vision", () => {
    const charts = [1, 2, 3, 4, 5, 6].map((n) => token(`chart-${n}`, scheme));
    for (const colour of charts) expect(contrast(colour, token("card", scheme))).toBeGreaterThanOrEqual(3);
    for (const matrix of Object.values(visions)) {
      const points = charts.map((colour) => seen(colour, matrix));
      for (const [i, a] of points.entries()) {
        for (const b of points.slice(0, i)) {
          // Differences in OKLab of 0.1 are told apart at a glance, 0.02 side by side.
          expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.1);
        }
      }
    }
  });
});
