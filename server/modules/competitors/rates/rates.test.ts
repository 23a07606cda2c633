import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { resetEnv } from "@/server/platform/env";
import { createStore } from "@/server/testing/store";
import { addShop, addTheirs, ask } from "../matching/testing/watched";
import { deleteRate } from "../operations/delete-rate";
import { listRates } from "../operations/list-rates";
import { setRate } from "../operations/set-rate";
import { convert, inverse, rateText, readRate } from "./convert";
import { converterFor } from "./converter";
import { readEcb } from "./ecb";
import { fetchRates } from "./keep";

/** The bank's file as it publishes it. */
const file = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
	<Cube>
		<Cube time='2026-11-20'>
			<Cube currency='USD' rate='1.1520'/>
			<Cube currency='JPY' rate='180.54'/>
			<Cube currency='THB' rate='37.305'/>
		</Cube>
	</Cube>
</gesmes:Envelope>`;

const rate = (text: string) => {
  const read = readRate(text);
  if (!read) throw new Error(`no rate: ${text}`);
  return read;
};

describe("a rate", () => {
  it.each(["0", "-1", "1,5", "abc", "", "0.0000000000001", "1e3", "Infinity"])("is not %j", (text) =>
    expect(readRate(text)).toBeUndefined(),
  );

  it("turns minor units of one currency into those of another, rounded half up", () => {
    expect(convert(1000, "EUR", "USD", rate("1.152"))).toBe(1152);
    expect(convert(1000, "USD", "JPY", rate("156.71"))).toBe(1567);
    expect(convert(1567, "JPY", "USD", rate("0.00638"))).toBe(1000);
    expect(convert(1, "USD", "KWD", rate("0.305"))).toBe(3);
    expect(convert(5, "USD", "EUR", rate("0.5"))).toBe(3);
    expect(convert(Number.MAX_SAFE_INTEGER, "USD", "IRR", rate("1000000"))).toBeUndefined();
  });

  it("there and back again is the same amount, within what a minor unit can tell", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 1_000_000, max: 9_000_000_000 }),
        (amount, millionths) => {
          const one = rate(`${Math.floor(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, "0")}`);
          const there = convert(amount, "USD", "EUR", one) ?? 0;
          expect(Math.abs((convert(there, "EUR", "USD", inverse(one)) ?? 0) - amount)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("never makes more of less", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 1e9 }), (a, b, thousandths) => {
        const one = rate((thousandths / 1000).toFixed(3));
        const [x, y] = [
          convert(Math.min(a, b), "USD", "JPY", one),
          convert(Math.max(a, b), "USD", "JPY", one),
        ];
        expect((x ?? 0) <= (y ?? 0)).toBe(true);
      }),
    );
  });

  it("is written as it was read", () => {
    expect(rateText(rate("1.1520"))).toBe("1.152");
    expect(rateText(rate("42"))).toBe("42");
  });
});

describe("the bank's file", () => {
  it("is read by days and currencies", () => {
    const [day] = readEcb(file);
    expect([day?.day, [...(day?.perEuro.keys() ?? [])]]).toEqual([
      "2026-11-20",
      ["EUR", "USD", "JPY", "THB"],
    ]);
  });

  it("that is none is refused", () => expect(() => readEcb("<html>Not here</html>")).toThrow());
});

describe("fetching", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    resetEnv();
  });

  it("asks the source once, and keeps what each store needs, across the euro", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader("content-type", "text/xml").end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    vi.stubEnv("EXCHANGE_RATES_URL", `http://127.0.0.1:${port}/stats/eurofxref/eurofxref-daily.xml`);
    vi.stubEnv("FETCH_ALLOW_HOSTS", `127.0.0.1:${port}`);
    resetEnv();
    const store = await createStore({ currency: "USD" });
    const { id } = store.workspace;
    await addTheirs(id, await addShop(id), [
      { title: "A", currency: "JPY" },
      { title: "B", currency: "EUR" },
      { title: "C", currency: "IRR" },
    ]);
    await fetchRates();
    await fetchRates();
    server.close();
    expect(asked).toEqual(Array.from({ length: 2 }, () => "GET /stats/eurofxref/eurofxref-daily.xml"));
    const { items, missing, fetched } = await ask(store, listRates, {});
    expect(items.map(({ base, quote, day, rate: text, source }) => [base, quote, day, text, source])).toEqual(
      [
        ["EUR", "USD", "2026-11-20", "1.152", "ecb"],
        ["JPY", "USD", "2026-11-20", "0.006380857428", "ecb"],
      ],
    );
    expect([missing, fetched]).toEqual([["IRR"], true]);
  });

  it("does nothing where no source is set", async () => {
    expect(await fetchRates()).toEqual({ stores: 0, rates: 0 });
  });
});

describe("rates of a store", () => {
  it("hold from their day on, and what a person entered goes before what was fetched for the day", async () => {
    const store = await createStore({ currency: "USD" });
    const { id } = store.workspace;
    const enter = (day: string, text: string, base = "EUR") => ask(store, setRate, { base, day, rate: text });
    await enter("2026-01-10", "1,10");
    await enter("2026-02-10", "1.2");
    await enter("2026-02-10", "1.25");
    const { id: wrong } = await enter("2026-03-01", "9");
    await ask(store, deleteRate, { id: wrong });
    const converter = await withWorkspace(id, (tx) => converterFor(tx, "USD", ["EUR", "GBP"]));
    const on = (day: string) => converter.convert(1000, "EUR", day);
    expect([
      on("2025-12-31"),
      on("2026-01-10"),
      on("2026-02-09"),
      on("2026-02-10"),
      on("2026-06-01"),
    ]).toEqual([1100, 1100, 1100, 1250, 1250]);
    expect(converter.convert(1000, "GBP", "2026-06-01")).toBeUndefined();
    expect(converter.convert(1000, "USD", "2026-06-01")).toBe(1000);
  });

  it.each([
    { base: "USD", day: "2026-01-10", rate: "1" },
    { base: "EUR", day: "2026-13-10", rate: "1" },
    { base: "EUR", day: "2026-01-10", rate: "0" },
    { base: "XQX", day: "2026-01-10", rate: "1" },
  ])("are none: %j", async (input) => {
    const store = await createStore({ currency: "USD" });
    await expect(ask(store, setRate, input)).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
