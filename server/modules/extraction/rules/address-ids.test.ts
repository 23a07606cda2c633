import { expect, it } from "vitest";
import { addressIds } from "./address-ids";

it.each([
  ["https://a.example/dp/B00TEST123", "B00TEST123"],
  ["https://a.example/product/4667999", "4667999"],
  ["https://a.example/some-name-p12345678.html", "12345678"],
  ["https://a.example/some-name-978055.html", "978055"],
  ["https://a.example/item/93133869_some-name", "93133869"],
  ["https://a.example/P-7142014-some-name_taupe.htm", "7142014"],
  ["https://a.example/shop/name,p571345,l1646.html", "571345"],
  ["https://a.example/name?sku=1049084", "1049084"],
  ["https://a.example/index.php?product_id=77&utm_source=123456", "77"],
  ["https://a.example/p/AB_106160%2F01.html", "AB_106160/01"],
  ["https://a.example/mugs/trail-mug", undefined],
  ["not an address", undefined],
])("%s: %s", (address, id) => {
  expect(addressIds(address)[0]?.id).toBe(id);
});
