import { expect, it } from "vitest";
import { linkAddress } from "./link-address";

it.each([
  ["https://example.com/a?b=c", "https://example.com/a?b=c"],
  [" http://example.com ", "http://example.com"],
  ["example.com/size-chart", "https://example.com/size-chart"],
  ["example.com:8443/a", "https://example.com:8443/a"],
  ["فروشگاه.com", "https://فروشگاه.com"],
  ["shop@example.com", "mailto:shop@example.com"],
  ["mailto:shop@example.com", "mailto:shop@example.com"],
  ["javascript:alert(1)", undefined],
  ["javascript:alert.call(1)", undefined],
  ["data:text/html,a.b", undefined],
  ["ftp://example.com", undefined],
  ["/cart", undefined],
  ["two words.com", undefined],
  ["example", undefined],
  ["", undefined],
])("understands %j", (written, meant) => expect(linkAddress(written)).toBe(meant));
