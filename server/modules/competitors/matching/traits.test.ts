import { describe, expect, it } from "vitest";
import { traitsOf } from "./traits";

const told = (title: string) => {
  const { measures, pack, sizes, colours, codes, numbers, qualifiers } = traitsOf(title);
  return {
    ...Object.fromEntries([...measures].map(([name, all]) => [name, all.map(({ values }) => values[0])])),
    ...(pack !== undefined && { pack }),
    ...(sizes.size > 0 && { sizes: [...sizes] }),
    ...(colours.size > 0 && { colours: [...colours] }),
    ...(codes.size > 0 && { codes: [...codes] }),
    ...(numbers.size > 0 && { numbers: [...numbers] }),
    ...(qualifiers.size > 0 && { qualifiers: [...qualifiers] }),
  };
};

describe("a title", () => {
  it.each([
    ["Arabica coffee beans, 250 g", { mass: [250] }],
    ["Olive oil 0.75L", { volume: [0.75] }],
    ["Sparkling water 6 x 330 ml", { volume: [0.33], pack: 6 }],
    ["Sparkling water 330ml x 6", { volume: [0.33], pack: 6 }],
    ["Towel 30 x 40 cm", { length: [0.3, 0.4] }],
    ["AA batteries, pack of 12", { pack: 12 }],
    ["Sony WH-1000XM4 headphones, black", { codes: ["wh1000xm4"], colours: ["black"] }],
    [
      "Apple iPhone 15 Pro 256GB Blue",
      { storage: [262144], numbers: ["15"], qualifiers: ["model:pro"], colours: ["blue"] },
    ],
    ["T-shirt red size XL", { colours: ["red"], sizes: ["XL"] }],
    ["Running shoes EU 42", { sizes: ["42"] }],
    [
      "گوشی سامسونگ گلکسی S23 حافظه ۲۵۶ گیگابایت مشکی",
      { storage: [262144], codes: ["s23"], colours: ["black"] },
    ],
    ["زعفران ممتاز ۴٫۵ گرمی", { mass: [4.5] }],
    ["زيت زيتون ٥٠٠ مل", { volume: [0.5] }],
    ["กาแฟคั่ว 250 กรัม สีดำ", { mass: [250], colours: ["black"] }],
    ["Кофе в зёрнах, чёрный 1 кг", { mass: [1000], colours: ["black"] }],
    ["Су бөтелкесі 750 мл, қара", { volume: [0.75], colours: ["black"] }],
    ["緑茶 ティーバッグ 50袋 100グラム", { pack: 50, mass: [100] }],
    ["ワイヤレスイヤホン ブラック", { colours: ["black"], qualifiers: ["state:wireless"] }],
  ])("%s", (title, expected) => expect(told(title)).toEqual(expected));

  it("says the same with either letters of Persian and Arabic, and with any digits", () => {
    expect(traitsOf("كيبل شحن ٢ متر")).toEqual(traitsOf("کیبل شحن 2 متر"));
    expect(traitsOf("Café ２５０ｇ").measures).toEqual(traitsOf("cafe 250g").measures);
  });
});
