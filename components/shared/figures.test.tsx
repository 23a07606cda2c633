import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import kazakh from "@/messages/kk/common.json";
import { BarChart } from "./bar-chart";
import { CostButton } from "./cost-button";
import { Money } from "./money";
import { Stat } from "./stat";

const render = (node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ common }} timeZone="UTC">
      {node}
    </NextIntlClientProvider>,
  );

describe("a cost button", () => {
  it("shows the price beside the verb and the balance after it", () => {
    const html = render(<CostButton action="Generate" cost={2} balance={50} walletHref="/wallet" />);
    expect(html).toContain("Generate – 2 points");
    expect(html).toContain("Balance after: 48 points");
    expect(html).not.toContain("disabled=");
    expect(html).not.toContain('href="/wallet"');
  });

  it("cannot be pressed with too little, says so, and shows the way to more", () => {
    const html = render(<CostButton action="Generate" cost={2} balance={1} walletHref="/wallet" />);
    expect(html).toContain('disabled=""');
    expect(html).toContain("This costs 2 points; the balance is 1 point.");
    expect(html).toContain('href="/wallet"');
  });

  it("can be pressed with exactly enough, and while the balance is not known", () => {
    expect(render(<CostButton action="Go" cost={2} balance={2} walletHref="/" />)).not.toContain("disabled=");
    expect(render(<CostButton action="Go" cost={2} balance={undefined} walletHref="/" />)).not.toContain(
      "disabled=",
    );
  });

  it("shows no price where the work is done with the store's own key, and says why", () => {
    const html = render(<CostButton action="Go" cost={0} ownKey balance={0} walletHref="/wallet" />);
    expect(html).toContain("Your own key, no points");
    expect(html).not.toContain("disabled=");
    expect(html).not.toContain("Balance");
  });
});

describe("a figure", () => {
  it("tells the change against the period before in words", () => {
    expect(render(<Stat label="Orders" value="12" change={{ now: 12, before: 8 }} />)).toContain("Up 50%");
    expect(render(<Stat label="Orders" value="6" change={{ now: 6, before: 8 }} />)).toContain("Down 25%");
    expect(render(<Stat label="Orders" value="8" change={{ now: 8, before: 8 }} />)).toContain("Same as");
  });

  it("tells no change where nothing was before", () => {
    expect(render(<Stat label="Orders" value="8" change={{ now: 8, before: 0 }} />)).not.toContain(
      "period before",
    );
  });

  it("paints a rise of what costs as a warning", () => {
    const rise = <Stat label="Cost" value="8" change={{ now: 8, before: 4 }} goodWhen="down" />;
    expect(render(rise)).toContain("text-warning");
    expect(render(rise)).not.toContain("text-success");
  });
});

it("puts every value of a chart into its table, and draws bars to the scale of the axis", () => {
  const html = render(
    <BarChart
      label="Texts written"
      category="Day"
      series={[
        { id: "a", label: "Descriptions" },
        { id: "b", label: "Posts" },
      ]}
      bars={[
        { id: "1", label: "Monday", values: [30, 10] },
        { id: "2", label: "Tuesday", values: [0, 5] },
      ]}
      format={(value) => `${value} pcs`}
    />,
  );
  const table = html.slice(html.indexOf("<table"));
  for (const text of ["Texts written", "Monday", "Tuesday", "30 pcs", "10 pcs", "0 pcs", "5 pcs"]) {
    expect(table).toContain(text);
  }
  expect(html).toContain("height:75%");
  expect(html).toContain("height:25%");
});

it("writes money as the reader's language does", () => {
  expect(render(<Money amount={123_456} currency="USD" />)).toContain("$1,234.56");
  const inKazakh = renderToStaticMarkup(
    <NextIntlClientProvider locale="kk" messages={{ common: kazakh }} timeZone="UTC">
      <Money amount={123_450} currency="KZT" />
    </NextIntlClientProvider>,
  );
  expect(inKazakh.replace(/[\u00a0\u202f]/g, " ")).toContain("1 234,50 ₸");
});
