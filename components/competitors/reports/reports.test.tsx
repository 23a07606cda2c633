import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StoreProvider } from "@/components/workspace/store-context";
import { type Locale, locales } from "@/server/platform/i18n/locales";
import { loadMessages } from "@/server/platform/i18n/messages";
import { MatchPair } from "../matching/match-pair";
import { MoversTable, PricesReport } from "./reports";

const store = {
  slug: "s",
  name: "Store",
  currency: "USD",
  timezone: "UTC",
  locale: "en",
  role: "owner",
  permissions: [],
  user: { id: "u", name: "U", email: "u@example.com" },
};

const drawn = async (locale: Locale, node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={(await loadMessages(locale)) as never}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      <StoreProvider store={store}>{node}</StoreProvider>
    </NextIntlClientProvider>,
  );

const row = {
  productId: "prod_1",
  variantId: "var_1",
  title: "Kettle",
  options: ["black"],
  sku: null,
  price: 4000,
  shops: 2,
  rank: 3,
  lowest: 3200,
  lowestShop: "Near",
  median: 3600,
  toLowest: 0.25,
  toMedian: 0.1,
};

it.each(locales)(
  "a report says in %s where prices stand, and that it shows its beginning only",
  async (locale) => {
    const report = {
      currency: "USD",
      compared: 300,
      cheapest: 1,
      dearest: 2,
      between: 0,
      medianDifference: 0.1,
      rows: [row],
    };
    const html = await drawn(locale, <PricesReport report={report} base="/store/s/competitors" />);
    expect(html).toContain('href="/store/s/competitors/compare/prod_1"');
    expect(html).toContain("Near");
    const movers = await drawn(locale, <MoversTable report={{ days: 90, products: 0, rows: [] }} />);
    expect(movers).not.toContain("<table");
  },
);

it.each(locales)(
  "a pair is drawn in %s with what agrees, what differs, and what a litre costs",
  async (locale) => {
    const match = {
      id: "cmat_1",
      state: "suggested" as const,
      confidence: 64,
      reasons: [
        { aspect: "brand" as const, verdict: "agrees" as const },
        { aspect: "volume" as const, verdict: "differs" as const },
        { aspect: "title" as const, verdict: "agrees" as const, alike: 81 },
      ],
      automatic: false,
      byHand: false,
      decidedAt: null,
      own: {
        productId: "prod_1",
        variantId: null,
        title: "Oil 1 l",
        options: [],
        brand: "Kavo",
        sku: "K1",
        barcode: null,
        imageUrl: null,
        price: 1000,
        unitPrice: { amount: 1000, per: "litre" as const },
      },
      theirs: {
        id: "cprd_1",
        competitorId: "cmp_1",
        shop: "Near",
        title: "Oil 500 ml",
        url: "https://near.example/oil",
        brand: "Kavo",
        sku: null,
        mpn: null,
        gtin: null,
        imageUrl: null,
        picture: null,
        facts: [],
        priceMinor: 600,
        currency: "EUR",
        price: null,
        unitPrice: null,
        availability: "in_stock" as const,
        state: "active" as const,
      },
      others: 2,
    };
    const html = await drawn(locale, <MatchPair match={match} currency="USD" />);
    expect(html).toContain("Oil 500 ml");
    expect(html).toContain('href="https://near.example/oil"');
    expect(html.match(/<li/g)).toHaveLength(3);
  },
);
