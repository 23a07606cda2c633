import { describe, expect, it } from "vitest";
import { identityOf } from "./identity";

describe("identityOf", () => {
  it("goes by the SKU, else by the option values", () => {
    expect(identityOf({ sku: "A-1", optionValues: ["S"] })).toBe(
      identityOf({ sku: "A-1", optionValues: ["M"] }),
    );
    expect(identityOf({ optionValues: ["S", "Red"] })).toBe(
      identityOf({ sku: undefined, optionValues: ["S", "Red"] }),
    );
    expect(identityOf({ optionValues: ["S", "Red"] })).not.toBe(identityOf({ optionValues: ["S, Red"] }));
    expect(identityOf({ sku: '["S"]', optionValues: [] })).not.toBe(identityOf({ optionValues: ["S"] }));
  });
});
