import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Accent, accentOf, accentStyle, surfaces } from "./accent";
import { contrast, hexOf, oklchOf } from "./colour";

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

it("knows the contrast of WCAG's own examples", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

it("goes from hex to OKLCH and back without loss", () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      expect(hexOf(oklchOf(hex))).toBe(hex);
    }),
  );
});

function expectReadable(accent: Accent, grounds: readonly string[]) {
  for (const ground of grounds) {
    expect(contrast(accent.solid, ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(accent.solidHover, ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(accent.ring, ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(accent.text, ground)).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(accent.text, accent.soft)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(accent.ring, accent.soft)).toBeGreaterThanOrEqual(3);
  expect(contrast(accent.onSolid, accent.solid)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(accent.onSolid, accent.solidHover)).toBeGreaterThanOrEqual(4.5);
}

it("is readable for every brand colour, in light and dark", () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      const { light, dark } = accentOf(hex);
      expectReadable(light, surfaces.light);
      expectReadable(dark, surfaces.dark);
      expect(light.solidHover).not.toBe(light.solid);
    }),
    { numRuns: 2_000 },
  );
});

describe("a brand colour", () => {
  it("that is readable is left as it is", () => {
    expect(accentOf("#4f46e5").light.solid).toBe("#4f46e5");
  });

  it("that is not is corrected in lightness only", () => {
    const { solid } = accentOf("#ffe600").light;
    expect(solid).not.toBe("#ffe600");
    expect(Math.abs(oklchOf(solid).h - oklchOf("#ffe600").h)).toBeLessThan(3);
  });

  it.each(["#000000", "#ffffff"])("without any colour (%s) works too", (hex) => {
    expect(Object.values(accentStyle(hex))).toHaveLength(12);
  });
});
