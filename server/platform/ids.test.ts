import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeId, encodeId, idOf, newId, newUuid } from "./ids";

it("encodes and decodes every uuid", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(decodeId("product", encodeId("product", uuid))).toBe(uuid);
    }),
  );
});

it("sorts by creation, as uuid and as text, even within a millisecond", () => {
  const uuids = Array.from({ length: 10_000 }, newUuid);
  expect([...uuids].sort()).toEqual(uuids);
  const ids = uuids.map((u) => encodeId("product", u));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it("refuses other kinds and malformed text", () => {
  const id = newId("product");
  expect(decodeId("variant", id)).toBeUndefined();
  expect(decodeId("product", `${id}0`)).toBeUndefined();
  expect(decodeId("product", id.toUpperCase())).toBeUndefined();
  expect(idOf("product").safeParse("prod_zzz").success).toBe(false);
  expect(idOf("product").safeParse(id).success).toBe(true);
});

it("writes ids as the specification of TypeID does", () => {
  const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
  expect(encodeId("product", uuid)).toBe("prod_01h455vb4pex5vsknk084sn02q");
  expect(decodeId("product", "prod_01h455vb4pex5vsknk084sn02q")).toBe(uuid);
});
