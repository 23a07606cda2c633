import { describe, expect, it } from "vitest";
import { address, cards, jsonLd, pageOf, productWith, shown } from "../fixture/pages";
import { layoutBroke, layoutOf, type PageReading, readPage } from "../index";

const listing = "https://shop.example.com/collections/mugs?page=2";
const list = (more = "", head = "") =>
  pageOf({
    head,
    body: `<nav><a href="/collections/all">All</a></nav><main><h1>Mugs</h1><ul class="product-grid">${cards(12)}</ul>${more}</main>`,
  });

describe("kinds of pages", () => {
  it("a product, by data or by what is shown", () => {
    expect(readPage(pageOf({ head: jsonLd(), body: shown("<span>€24.90</span>") }), address).kind).toBe(
      "product",
    );
    const bare = readPage(pageOf({ body: shown(`<span class="price">$24.90</span>`) }), address);
    expect(bare).toMatchObject({ kind: "product", product: { price: { value: { amount: 2490 } } } });
  });

  it("a product with related ones stays a product", () => {
    const related = `<section><h2>Related products</h2><ul>${cards(12)}</ul></section>`;
    const page = readPage(pageOf({ head: jsonLd(), body: shown("<span>€24.90</span>", related) }), address);
    expect(page.kind).toBe("product");
    expect(page.listed).toHaveLength(12);
  });

  it("a product that is sold out and has neither price nor data", () => {
    const body = `<main><h1>Trail mug</h1><p>Currently unavailable</p></main>`;
    expect(readPage(pageOf({ body }), "https://shop.example.com/product/4711")).toMatchObject({
      kind: "product",
      product: { availability: { value: "out_of_stock" }, sku: { value: "4711" } },
    });
  });

  it("a product beside whose price its seller stands lists nothing", () => {
    const seller = `<div><span class="price">$24.90</span> sold by <a href="/seller/12">Acme store</a></div>`;
    const page = readPage(pageOf({ head: jsonLd(), body: shown(seller) }), address);
    expect(page).toMatchObject({ kind: "product", listed: [] });
  });

  it("a listing, and other pages", () => {
    const page = readPage(list(), listing);
    expect(page.kind).toBe("listing");
    expect(page.product).toBeUndefined();
    const about = pageOf({
      body: `<main><h1>About us</h1><p>We make mugs since 1990.</p><a href="/contact">Contact</a></main>`,
    });
    expect(readPage(about, "https://shop.example.com/about")).toMatchObject({ kind: "other", listed: [] });
  });
});

describe("listings", () => {
  it("tell their products with names, pictures and prices", () => {
    const { listed } = readPage(list(), listing);
    expect(listed).toHaveLength(12);
    expect(listed[1]).toEqual({
      address: "https://shop.example.com/products/other-2",
      name: "Other 2",
      price: { value: "6", amount: 600, currency: "USD" },
      image: "https://shop.example.com/img/2.jpg",
    });
  });

  it("tell the price that holds and the one before, of each card", () => {
    const card = (n: number) =>
      `<li class="card"><a href="/p/${n}">Mug number ${n}</a><del>$${n + 20}.00</del> <span class="price">$${n + 10}.00</span></li>`;
    const page = readPage(
      pageOf({ body: `<main><h1>Sale</h1><ul>${[1, 2, 3, 4].map(card).join("")}</ul></main>` }),
      listing,
    );
    expect(page.listed.map(({ price, compareAt }) => [price?.amount, compareAt?.amount])).toEqual([
      [1100, 2100],
      [1200, 2200],
      [1300, 2300],
      [1400, 2400],
    ]);
  });

  it("are read from lists in JSON-LD", () => {
    const item = (n: number) => ({
      "@type": "ListItem",
      position: n,
      item: productWith({ price: 9 + n, priceCurrency: "EUR" }, { name: `Mug ${n}`, url: `/p/${n}` }),
    });
    const head = jsonLd({ "@type": "ItemList", itemListElement: [1, 2, 3].map(item) });
    const page = readPage(pageOf({ head, body: "<h1>Mugs</h1>" }), listing);
    expect(page).toMatchObject({
      kind: "listing",
      listed: [1, 2, 3].map((n) => ({
        address: `https://shop.example.com/p/${n}`,
        name: `Mug ${n}`,
        price: { amount: 900 + n * 100 },
      })),
    });
  });

  it("lead to their other pages, and not out of the shop", () => {
    const more = `<div class="pagination"><a href="?page=1">1</a><a href="?page=3">3</a><a rel="next" href="?page=3">Next</a>
      <a href="https://elsewhere.example.org/?page=4">4</a><a href="#top">5</a></div><p>Established <a href="/history">1990</a></p>`;
    const page = readPage(list(more, `<link rel="next" href="/collections/mugs?page=3">`), listing);
    expect(page.pagination).toEqual([
      "https://shop.example.com/collections/mugs?page=3",
      "https://shop.example.com/collections/mugs?page=1",
    ]);
  });
});

describe("a layout that broke", () => {
  const page = (html: string): PageReading => readPage(html, address, { kind: "product" });
  const before = page(pageOf({ head: jsonLd(), body: shown(`<span class="price">€24.90</span>`) }));

  it("is not one while it reads as before", () => {
    const dearer = jsonLd(productWith({ price: "29.90", priceCurrency: "EUR" }));
    expect(
      layoutBroke(layoutOf(before), page(pageOf({ head: dearer, body: shown("<b>€29.90</b>") }))),
    ).toBeUndefined();
  });

  it("has lost a source, or all of them", () => {
    const shownOnly = page(pageOf({ body: shown(`<span class="price">€24.90</span>`) }));
    expect(layoutBroke(layoutOf(before), shownOnly)).toEqual({ lost: ["json-ld"], unreadable: false });
    const nothing = page(pageOf({ body: "<main><h1>Trail mug</h1><div id='app'></div></main>" }));
    expect(layoutBroke(layoutOf(before), nothing)).toEqual({ lost: ["json-ld"], unreadable: true });
  });

  it("is not one where the product is sold out and has no price any more", () => {
    const gone = jsonLd(productWith({ availability: "OutOfStock" }));
    const now = page(pageOf({ head: gone, body: "<main><h1>Trail mug</h1><p>Sold out</p></main>" }));
    expect(now.product?.price).toBeUndefined();
    expect(layoutBroke(layoutOf(before), now)).toBeUndefined();
  });
});
