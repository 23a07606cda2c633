import { describe, expect, it } from "vitest";
import * as fixture from "../fixture/pages";
import { address, cards, jsonLd, pageOf, productWith, shown } from "../fixture/pages";
import { readPage } from "./read-page";

const read = (parts: Parameters<typeof pageOf>[0], at = address) =>
  readPage(pageOf(parts), at, { kind: "product" });
const productOf = (parts: Parameters<typeof pageOf>[0], at = address) => read(parts, at).product;
const priceOf = (body: string, lang = "en-US") => productOf({ lang, body })?.price?.value;

describe("data of a page", () => {
  it("JSON-LD: every field, where it came from, and how sure", () => {
    const product = productOf({ head: jsonLd(), body: shown(`<span class="price">€24.90</span>`) });
    expect(product).toMatchObject({
      name: { value: "Trail mug" },
      price: { value: { value: "24.9", amount: 2490, currency: "EUR" }, sources: ["json-ld", "structure"] },
      availability: { value: "in_stock" },
      sku: { value: "MUG-1" },
      gtin: { value: "4006381333931", sources: ["json-ld"] },
      mpn: { value: "TM-350" },
      brand: { value: "Acme" },
      images: { value: ["https://shop.example.com/img/mug.jpg", "https://cdn.example.com/mug-2.jpg"] },
      rating: { value: { value: 4.6, best: 5, count: 128 } },
      description: { value: "Keeps tea warm." },
    });
    const alone = productOf({ head: jsonLd() });
    expect(product?.price?.confidence).toBeGreaterThan(alone?.price?.confidence ?? 1);
  });

  it.each([
    ["microdata", { body: fixture.microdata }],
    ["rdfa", { body: fixture.rdfa }],
    ["meta", { head: fixture.openGraph, body: "<h1>Trail mug</h1>" }],
  ] as const)("%s", (source, parts) => {
    const product = productOf(parts);
    expect(product).toMatchObject({
      name: { value: "Trail mug" },
      price: { value: { amount: 2490, currency: "EUR" } },
      sku: { value: "MUG-1" },
    });
    expect(product?.price?.sources).toContain(source);
  });

  it("microdata: stock, rating and GTIN", () => {
    expect(productOf({ body: fixture.microdata })).toMatchObject({
      availability: { value: "out_of_stock" },
      rating: { value: { value: 4.6, best: 5, count: 128 } },
      gtin: { value: "4006381333931" },
      brand: { value: "Acme" },
    });
  });

  it.each([
    [
      "graph with references",
      {
        "@graph": [
          { "@id": "#o", "@type": "Offer", price: 24.9, priceCurrency: "EUR" },
          productWith({ "@id": "#o" }),
        ],
      },
    ],
    [
      "arrays and lists of types",
      [
        { "@type": "WebSite" },
        productWith([{ "@type": "Offer", price: "24.90", priceCurrency: "EUR" }], {
          "@type": ["Product", "Thing"],
        }),
      ],
    ],
    [
      "main entity of a page",
      {
        "@type": "WebPage",
        mainEntity: productWith({ "@type": "Offer", price: 24.9, priceCurrency: "EUR" }),
      },
    ],
    [
      "price specification",
      productWith({
        "@type": "Offer",
        priceSpecification: [
          {
            "@type": "UnitPriceSpecification",
            priceType: "https://schema.org/ListPrice",
            price: 29.9,
            priceCurrency: "EUR",
          },
          { "@type": "UnitPriceSpecification", price: 24.9, priceCurrency: "EUR" },
          {
            "@type": "UnitPriceSpecification",
            price: 71.14,
            priceCurrency: "EUR",
            referenceQuantity: { value: 1, unitCode: "LTR" },
          },
        ],
      }),
    ],
    [
      "aggregate offer",
      productWith({ "@type": "AggregateOffer", lowPrice: "24.90", highPrice: "39.90", priceCurrency: "EUR" }),
    ],
    [
      "group of variants",
      {
        "@type": "ProductGroup",
        name: "Trail mug",
        hasVariant: [
          {
            "@type": "Product",
            name: "Trail mug red",
            sku: "R",
            color: "red",
            offers: { price: "24.90", priceCurrency: "EUR", availability: "InStock" },
          },
          {
            "@type": "Product",
            name: "Trail mug blue",
            sku: "B",
            color: "blue",
            offers: { price: "26.90", priceCurrency: "EUR", availability: "OutOfStock" },
          },
        ],
      },
    ],
  ])("JSON-LD: %s", (_, value) => {
    expect(productOf({ head: jsonLd(value) })?.price?.value).toMatchObject({ amount: 2490, currency: "EUR" });
  });

  it("JSON-LD: ranges, prices before, variants", () => {
    const range = productWith({
      "@type": "AggregateOffer",
      lowPrice: 24.9,
      highPrice: 39.9,
      priceCurrency: "EUR",
    });
    expect(productOf({ head: jsonLd(range) })?.priceUpTo?.value).toMatchObject({ amount: 3990 });
    const variants = {
      "@type": "ProductGroup",
      name: "Trail mug",
      hasVariant: ["red", "blue"].map((color, i) => ({
        "@type": "Product",
        name: `Trail mug ${color}`,
        sku: `M-${i}`,
        color,
        offers: { price: 24.9 + i, priceCurrency: "EUR", availability: i ? "OutOfStock" : "InStock" },
      })),
    };
    const product = productOf({ head: jsonLd(variants) });
    expect(product?.availability?.value).toBe("in_stock");
    expect(product?.variants).toMatchObject([
      { sku: "M-0", options: { color: "red" }, price: { amount: 2490 }, availability: "in_stock" },
      { sku: "M-1", options: { color: "blue" }, price: { amount: 2590 }, availability: "out_of_stock" },
    ]);
  });

  it.each([
    [
      "comments",
      `/* made by us */ {"@type":"Product","name":"Trail mug", // the name\n"offers":{"price":"24.90","priceCurrency":"EUR"}}`,
    ],
    [
      "trailing commas",
      `{"@type":"Product","name":"Trail mug","offers":{"price":"24.90","priceCurrency":"EUR",},}`,
    ],
    [
      "CDATA",
      `//<![CDATA[\n{"@type":"Product","name":"Trail mug","offers":{"price":"24.90","priceCurrency":"EUR"}}\n//]]>`,
    ],
    [
      "entities",
      `{&quot;@type&quot;:&quot;Product&quot;,&quot;name&quot;:&quot;Trail mug&quot;,&quot;offers&quot;:{&quot;price&quot;:&quot;24.90&quot;,&quot;priceCurrency&quot;:&quot;EUR&quot;}}`,
    ],
    [
      "line breaks in strings",
      `{"@type":"Product","name":"Trail\nmug","offers":{"price":"24.90","priceCurrency":"EUR"}}`,
    ],
    [
      "quotes in strings",
      `{"@type":"Product","name":"Trail mug 3" high","offers":{"price":"24.90","priceCurrency":"EUR"}}`,
    ],
    ["cut off", `{"@type":"Product","name":"Trail mug","offers":{"price":"24.90","priceCurrency":"EUR"`],
    [
      "two in one script",
      `{"@type":"WebSite"}{"@type":"Product","name":"Trail mug","offers":{"price":"24.90","priceCurrency":"EUR"}}`,
    ],
  ])("broken JSON-LD: %s", (_, text) => {
    const head = `<script type="application/ld+json">${text}</script>`;
    expect(productOf({ head })?.price?.value).toMatchObject({ amount: 2490, currency: "EUR" });
  });

  const here = "https://shop.example.com/products/trail-mug";
  const offerOf = (id: number, price: number, availability: string) => ({
    "@type": "Offer",
    url: `${here}?variant=${id}`,
    sku: `MUG-${id}`,
    price,
    priceCurrency: "EUR",
    availability,
  });
  it.each([
    [
      "JSON-LD",
      jsonLd(productWith([offerOf(5011, 24.9, "OutOfStock"), offerOf(5022, 27.9, "InStock")], { sku: null })),
    ],
    ["Shopify", fixture.shopify.replaceAll('"id":1,', '"id":5011,').replaceAll('"id":2,', '"id":5022,')],
  ])("%s: the variant that the address names", (_, data) => {
    const product = productOf({ body: `<h1>Trail mug</h1>${data}` }, `${here}?variant=5022`);
    expect(product?.price?.value.value).toBe("27.9");
    expect(product?.sku?.value).toMatch(/^MUG-(?:5022|R-L)$/);
    expect(productOf({ body: `<h1>Trail mug</h1>${data}` }, here)?.price?.value.value).toBe("24.9");
  });

  it.each([
    [
      "with and without tax",
      [
        { price: 20.92, valueAddedTaxIncluded: false },
        { price: 24.9, valueAddedTaxIncluded: true },
      ],
    ],
    ["for members", [{ price: 19.9, validForMemberTier: { "@type": "MemberProgramTier", name: "Gold" } }]],
    [
      "for many",
      [
        { price: 19.9, eligibleQuantity: { minValue: 10 } },
        { price: 24.9, eligibleQuantity: { minValue: 1 } },
      ],
    ],
  ])("JSON-LD: a price %s", (_, priceSpecification) => {
    const offer = { "@type": "Offer", price: 24.9, priceCurrency: "EUR", priceSpecification };
    expect(productOf({ head: jsonLd(productWith(offer)) })?.price?.value.amount).toBe(2490);
  });

  it("microdata: an offer beside no product is the page's", () => {
    const offer = `<div itemscope itemtype="https://schema.org/Offer"><b itemprop="price" content="24.90">24,90</b>
      <meta itemprop="priceCurrency" content="EUR"></div>`;
    expect(productOf({ body: shown(offer) })?.price?.value).toMatchObject({ amount: 2490, currency: "EUR" });
  });

  it.each([
    ["https://schema.org/SoldOut", "out_of_stock"],
    [{ "@id": "http://schema.org/OutOfStock" }, "out_of_stock"],
    ["https://schema.org/BackOrder/", "backorder"],
    ["PreSale", "preorder"],
    ["in stock", "in_stock"],
    ["https://schema.org/LimitedAvailability", "in_stock"],
  ])("availability %j", (availability, stock) => {
    expect(productOf({ head: jsonLd(productWith({ price: 1, availability })) })?.availability?.value).toBe(
      stock,
    );
  });

  it.each(["{{ product.brand }}", "$brand", "null", "All articles of the brand:"])(
    "is no brand: %s",
    (brand) => {
      expect(
        productOf({ head: jsonLd(productWith({ price: 1, priceCurrency: "EUR" }, { brand })) })?.brand,
      ).toBeUndefined();
    },
  );

  it("leaves out a GTIN whose check digit is wrong", () => {
    const wrong = productWith({ price: 1, priceCurrency: "EUR" }, { gtin13: "4006381333932" });
    expect(productOf({ head: jsonLd(wrong) })?.gtin).toBeUndefined();
  });
});

describe("state of shop systems", () => {
  it("Shopify: amounts in cents, variants with their options", () => {
    const product = productOf({ body: `<h1>Trail mug</h1>${fixture.shopify}` });
    expect(product?.price?.value.value).toBe("24.9");
    expect(product?.compareAt?.value.value).toBe("29.9");
    expect(product?.variants).toMatchObject([
      {
        sku: "MUG-R-S",
        options: { Colour: "Red", Size: "S" },
        price: { value: "24.9" },
        availability: "in_stock",
      },
      {
        sku: "MUG-R-L",
        options: { Colour: "Red", Size: "L" },
        price: { value: "27.9" },
        availability: "out_of_stock",
      },
    ]);
  });

  it("WooCommerce: variations of the form", () => {
    const body = shown(`<p class="price"><bdi>24.90&nbsp;€</bdi></p>`, fixture.wooCommerce);
    expect(productOf({ body })).toMatchObject({
      price: { value: { amount: 2490, currency: "EUR" } },
      variants: [
        {
          sku: "MUG-RED",
          options: { colour: "red" },
          price: { value: "24.9" },
          compareAt: { value: "29.9" },
        },
        { sku: "MUG-BLUE", availability: "out_of_stock" },
      ],
    });
  });

  it.each([
    ["Magento", fixture.magento],
    ["Next", fixture.next],
    ["Nuxt", fixture.nuxt],
    ["data layer", fixture.dataLayer],
  ])("%s", (_, state) => {
    const product = productOf({ body: `<h1>Trail mug</h1>${state}` });
    expect(product?.price).toMatchObject({ value: { value: "24.9" }, sources: ["state"] });
  });

  it.each([
    ["Next's stream", fixture.nextStream, { price: "24.9", sku: "MUG-1", stock: "in_stock" }],
    ["PrestaShop", fixture.prestaShop, { price: "24.9", sku: "MUG-1", stock: "in_stock" }],
    ["BigCommerce", fixture.bigCommerce, { price: "24.9", sku: "MUG-1", stock: "out_of_stock" }],
    ["WooCommerce's variations alone", fixture.wooCommerce, { price: "24.9", stock: "in_stock" }],
  ])("%s: without a word of it on the page", (_, state, told) => {
    const { price, sku, availability } = productOf({ body: `<h1>Trail mug</h1>${state}` }) ?? {};
    expect({ price: price?.value.value, sku: sku?.value, stock: availability?.value }).toMatchObject(told);
  });

  it("tells hundredths by the price that the page shows", () => {
    const body = shown(`<span class="price">€24.90</span>`, fixture.dataLayer.replace("24.90", "2490"));
    expect(productOf({ body })?.price).toMatchObject({
      value: { amount: 2490 },
      sources: ["state", "structure"],
    });
  });

  it("is not lost in code that only looks like data", () => {
    const code = `<script>function f(a){if(a=={}){return {price:("x").replace("_","-")}} var s="{price:[";}</script>`;
    expect(productOf({ body: `<h1>Trail mug</h1>${code}${fixture.nuxt}` })?.price?.value.value).toBe("24.9");
  });
});

describe("what a page shows", () => {
  it.each([
    ["plain", `<span class="price">$24.90</span>`, 2490, 0],
    ["struck out by tag", `<del>$29.90</del> <ins>$24.90</ins>`, 2490, 2990],
    [
      "struck out by style",
      `<span style="text-decoration:line-through">$29.90</span><span>$24.90</span>`,
      2490,
      2990,
    ],
    [
      "struck out by class",
      `<span class="price-old">$29.90</span><span class="price-new">$24.90</span>`,
      2490,
      2990,
    ],
    ["named before", `<p>Was: <span>$29.90</span></p><p>Now: <span>$24.90</span></p>`, 2490, 2990],
    ["side by side", `<span>$24.90</span><span>$29.90</span>`, 2490, 0],
    ["in pieces", `<span class="price"><span>$</span><span>24</span><sup>90</sup></span>`, 2490, 0],
    ["cents by class", `<span class="price">$24<span class="price-cents">90</span></span>`, 2490, 0],
    ["cents without a name", `<span><span>$</span><span>24</span><span>90</span></span>`, 2490, 0],
    ["instalments", `<span class="price">$24.90</span><p>or 4 interest-free payments of $6.23</p>`, 2490, 0],
    ["monthly", `<p>from $2.49/month</p><span class="price">$24.90</span>`, 2490, 0],
    ["unit price", `<span class="unit-price">$71.14 / l</span><span class="price">$24.90</span>`, 2490, 0],
    ["a saving", `<p class="price">$24.90 <span>You save $5.00</span></p>`, 2490, 0],
    [
      "a label that is alone",
      `<span class="visually-hidden">Regular price</span><span>$24.90</span>`,
      2490,
      0,
    ],
    [
      "labels of both",
      `<div><i>Regular price</i><span>$29.90</span></div><div><i>Sale price</i><span>$24.90</span></div>`,
      2490,
      2990,
    ],
    [
      "a name that tells what else there is",
      `<p class="price with-list-price">$24.90</p><p class="list-price">$29.90</p>`,
      2490,
      2990,
    ],
    [
      "with and without tax",
      `<ul><li><s>$29.90</s></li><li><h2>$24.90</h2></li><li>Ex Tax: $20.75</li></ul>`,
      2490,
      2990,
    ],
    ["without tax only", `<span class="price price--withoutTax">$24.90</span>`, 2490, 0],
    [
      "behind it, without tax",
      `<p>$20.92 <small>excl. VAT</small></p><p>$24.90 <small>incl. VAT</small></p>`,
      2490,
      0,
    ],
    ["for members", `<p>Member price $19.90</p><p>$24.90</p>`, 2490, 0],
    ["by a way to pay", `<p>$24.90</p><p>$22.41 with bank transfer</p>`, 2490, 0],
    [
      "for several",
      `<b class="price">$24.90</b><ul><li>Buy 3 for <b class="price">$22.00</b> each</li><li>Buy 10 for <b class="price">$20.00</b></li></ul>`,
      2490,
      0,
    ],
    [
      "for several in a table",
      `<table><tr><td>Up to 9</td><td>$24.90</td></tr><tr><td>From 10</td><td>$22.00</td></tr><tr><td>From 50</td><td>$19.00</td></tr></table>`,
      2490,
      0,
    ],
    [
      "digits in groups",
      `<span class="price"><i>$</i><i>1</i><i>,</i><i>024</i><i>.</i><i class="price-fraction">90</i></span>`,
      102_490,
      0,
    ],
    ["digits in blocks", `<div class="price"><div>$24</div><div>.90</div></div>`, 2490, 0],
    ["an attribute", `<div class="price" data-price="24.90"></div>`, 2490, 0],
    ["a badge", `<span>16% off</span><div><span>$24.90</span><span>$29.90</span></div>`, 2490, 0],
    ["shipping", `<span class="price">$24.90</span><p>Delivery $4.90</p>`, 2490, 0],
    [
      "a gift card",
      `<p>Get a <b>$30.00</b> gift card when you open an account with us today, terms apply</p><span class="price">$24.90</span>`,
      2490,
      0,
    ],
    [
      "bids beside it",
      `<span class="price">$24</span><span class="bids"><span>2</span> bids</span>`,
      2400,
      0,
    ],
    [
      "colours with prices",
      `<span class="price">$24.90</span><ul><li class="swatch">$22.00</li><li class="swatch">$26.00</li></ul>`,
      2490,
      0,
    ],
  ])("%s", (_, price, amount, before) => {
    const product = productOf({ body: shown(price) });
    expect(product?.price?.value).toMatchObject({ amount, currency: "USD" });
    expect(product?.compareAt?.value.amount ?? 0).toBe(before);
    expect(product?.price?.sources).toEqual(["structure"]);
  });

  it("tells a range", () => {
    for (const range of ["$24.90 – $39.90", "<b>$24.90</b> – <b>$39.90</b>"]) {
      const product = productOf({ body: shown(`<span class="price">${range}</span>`) });
      expect([product?.price?.value.amount, product?.priceUpTo?.value.amount]).toEqual([2490, 3990]);
    }
  });

  it("does not take the price of a related product, whether there is an own one or not", () => {
    const related = `<section><h2>You may also like</h2><ul>${cards(6)}</ul></section>`;
    expect(productOf({ body: shown(`<span>$24.90</span>`, related) })?.price?.value.amount).toBe(2490);
    const sold = `<main><h1>Trail mug</h1><p>Currently unavailable</p></main>${related}`;
    const gone = productOf({ body: sold });
    expect(gone?.price).toBeUndefined();
    expect(gone?.availability?.value).toBe("out_of_stock");
  });

  it("believes the page when its data tell the price that is struck out there", () => {
    const head = jsonLd(productWith({ price: "29.90", priceCurrency: "USD" }));
    const product = productOf({
      head,
      body: shown(`<del>$29.90</del><span class="price sale">$24.90</span>`),
    });
    expect(product?.price?.value.amount).toBe(2490);
  });

  it("believes its data where the page sets the cents apart", () => {
    const head = jsonLd(productWith({ price: "24.90", priceCurrency: "USD" }));
    const product = productOf({ head, body: shown(`<div class="price"><p>$24</p><p>90</p></div>`) });
    expect(product?.price).toMatchObject({ value: { amount: 2490 }, sources: ["json-ld", "structure"] });
  });

  it("knows that a number of data may be thousands", () => {
    const head = jsonLd(productWith({ price: "23.450", priceCurrency: "ARS" }));
    const body = shown(`<span class="price">$ 23.450</span>`);
    const product = productOf({ lang: "es-AR", head, body }, "https://tienda.example.com.ar/p/1");
    expect(product?.price?.value).toMatchObject({ value: "23450", currency: "ARS" });
  });

  it.each([
    ["fa", `<span class="price">۲۴۹٬۰۰۰ تومان</span>`, { value: "249000", currency: "IRT" }],
    ["ar-SA", `<span class="price">٢٤٩٫٩٠ ر.س</span>`, { value: "249.9", currency: "SAR" }],
    ["th", `<span class="price">฿๑,๒๙๐</span>`, { value: "1290", currency: "THB" }],
    ["ru", `<span class="price">1 490 ₽</span>`, { value: "1490", currency: "RUB" }],
    ["kk", `<span class="price">14 990 ₸</span>`, { value: "14990", currency: "KZT" }],
    ["ja", `<span class="price">¥3,980（税込）</span>`, { value: "3980", currency: "JPY" }],
    ["ja", `<p>3,619円（税抜）</p><p>3,980円（税込）</p>`, { value: "3980", currency: "JPY" }],
    ["fr", `<span class="price">24€<sup>90</sup></span>`, { value: "24.9", currency: "EUR" }],
    ["pt-BR", `<p>R$ 249,90</p><p>R$ 237,41 com Pix</p><p>12x de R$ 24,10</p>`, { value: "249.9" }],
    ["de", `<span class="price">1.299,00&nbsp;€ *</span>`, { value: "1299", currency: "EUR" }],
  ])("reads prices in %s", (lang, price, money) => {
    expect(priceOf(shown(price), lang)).toMatchObject(money);
  });

  it("reads labels: numbers, brand, and not the number of something else", () => {
    const table = `<table><tr><th>Brand</th><td>Acme</td></tr><tr><th>SKU:</th><td>MUG-77</td></tr><tr><th>EAN</th><td>4006381333931</td></tr>
      <tr><th>Model number</th><td>TM-350</td></tr></table>`;
    expect(productOf({ body: shown(`<span>$24.90</span>`, table) })).toMatchObject({
      sku: { value: "MUG-77", sources: ["structure"] },
      gtin: { value: "4006381333931" },
      mpn: { value: "TM-350" },
      brand: { value: "Acme" },
    });
  });

  it.each([
    ["de", "Art.-Nr.: AB-1234"],
    ["de", "Bestell-Nr AB-1234"],
    ["fr", "Réf. : AB-1234"],
    ["fr", "UGS : AB-1234"],
    ["it", "Cod. prodotto: AB-1234"],
    ["pt", "(Cód. Item AB-1234)"],
    ["pl", "Nr katalogowy: AB-1234"],
    ["da", "Varenr.: AB-1234"],
    ["ru", "Артикул товара AB-1234"],
    ["kk", "Тауар коды: AB-1234"],
    ["fa", "کد کالا: AB-1234"],
    ["ar", "الرقم المرجعي: AB-1234"],
    ["th", "รหัสสินค้า AB-1234"],
    ["ja", "商品番号：AB-1234"],
    ["ja", "品番【AB-1234】"],
    ["en", "SKU: AB-CD"],
  ])("knows the shop's number in %s: %s", (lang, words) => {
    const body = shown("<span>24.90 €</span>", `<p>${words}</p>`);
    expect(productOf({ lang, body }, "https://shop.example.com/mugs")?.sku?.value).toMatch(
      /^AB-(?:1234|CD)$/,
    );
  });

  it("takes what the form sends where nothing else tells a number", () => {
    const form = `<form><input type="hidden" name="product_id" value="8812"><button>Add to cart</button></form>`;
    const at = "https://shop.example.com/mugs/trail-mug";
    expect(productOf({ body: `<main><h1>Trail mug</h1>${form}</main>` }, at)?.sku?.value).toBe("8812");
    expect(
      productOf({ head: jsonLd(), body: `<main><h1>Trail mug</h1>${form}</main>` }, at)?.sku?.value,
    ).toBe("MUG-1");
  });

  it("takes the number of the address where the page tells none", () => {
    expect(productOf({ body: shown("<span>$24.90</span>") })?.sku).toMatchObject({
      value: "4711",
      sources: ["address"],
    });
  });
});

describe("stock", () => {
  it.each([
    ["en", "Sold out"],
    ["en", "This item is currently unavailable"],
    ["fa", "ناموجود"],
    ["ar", "غير متوفر"],
    ["th", "สินค้าหมด"],
    ["ru", "Нет в наличии"],
    ["kk", "Қоймада жоқ"],
    ["ja", "在庫切れ"],
    ["de", "Derzeit nicht verfügbar"],
    ["fr", "En rupture de stock"],
    ["es", "Agotado"],
  ])("sold out in %s: %s", (lang, words) => {
    const body = `<main><h1>Trail mug</h1><span class="price">24,90 €</span><p>${words}</p></main>`;
    expect(productOf({ lang, body })?.availability?.value).toBe("out_of_stock");
  });

  it.each([
    ["a button to buy", ""],
    ["a size that is gone", `<select><option>S</option><option>L - sold out</option></select>`],
    ["a property that is missing", `<table><tr><td>Lid</td><td>unavailable</td></tr></table>`],
    ["another product that is gone", `<section><h2>Related products</h2><p>Sold out</p></section>`],
    ["a badge that styles hide", `<span class="badge badge-sold-out">Sold out</span>`],
    [
      "a size that is gone in a list",
      `<ul><li><button disabled>S<i>Sold out</i></button></li><li><button>M</button></li></ul>`,
    ],
    ["a shop to go to that has none", `<h3>Store pickup</h3><p>Currently unavailable</p>`],
    ["a promise to tell", `<p>We write to you if an item is sold out.</p>`],
  ])("in stock with %s", (_, more) => {
    expect(productOf({ body: shown("<span>$24.90</span>", more) })?.availability?.value).toBe("in_stock");
  });

  it("sold out with a button that cannot be pressed", () => {
    const body = `<main><h1>Trail mug</h1><span>$24.90</span><p>Sold out</p><button class="add-to-cart" disabled>Add to cart</button></main>`;
    expect(productOf({ body })?.availability?.value).toBe("out_of_stock");
  });

  it.each([
    ["out_of_stock", "<p>Availability: Out Of Stock</p><button>Add to cart</button>"],
    ["out_of_stock", "<p>0 in stock</p>"],
    ["out_of_stock", `<input type="submit" value="Out of stock" disabled>`],
    ["out_of_stock", "<button>Email me when back in stock</button>"],
    [
      "out_of_stock",
      `<button class="add-to-cart" disabled>Add to cart</button><p>This product cannot be purchased</p>`,
    ],
    ["discontinued", "<p>This product has been discontinued</p>"],
    ["preorder", "<button>Pre-order now</button>"],
    ["preorder", "<p>Availability: Pre-order</p><button>Add to cart</button>"],
    ["backorder", "<p>Available on backorder</p><button>Add to cart</button>"],
    ["in_stock", "<p>Only 3 left</p>"],
    ["in_stock", "<p>Ships in 2 weeks</p>"],
  ])("%s: %s", (stock, words) => {
    const body = `<main><h1>Trail mug</h1><span>$24.90</span>${words}</main>`;
    expect(productOf({ body })?.availability?.value).toBe(stock);
  });

  it.each([
    ["de", "Benachrichtigen, wenn verfügbar"],
    ["fr", "M'avertir du retour en stock"],
    ["es", "Avísame cuando esté disponible"],
    ["ru", "Сообщить о поступлении"],
    ["kk", "Түскен кезде хабарлау"],
    ["fa", "موجود شد به من اطلاع بده"],
    ["ar", "أعلمني عند التوفر"],
    ["th", "แจ้งเตือนเมื่อมีสินค้า"],
    ["ja", "再入荷通知を受け取る"],
  ])("is out where one can only ask to be told, in %s: %s", (lang, words) => {
    const body = `<main><h1>Trail mug</h1><span>24.90 €</span><button>${words}</button></main>`;
    expect(productOf({ lang, body })?.availability?.value).toBe("out_of_stock");
  });

  it("believes the page against its data when it says so and cannot be bought", () => {
    const body = `<main><h1>Trail mug</h1><span>€24.90</span><p>Sold out</p><button class="add-to-cart" disabled>Add to cart</button></main>`;
    expect(productOf({ head: jsonLd(), body })?.availability?.value).toBe("out_of_stock");
  });

  it("tells nothing where nothing tells", () => {
    expect(productOf({ body: "<h1>Trail mug</h1><p>$24.90</p>" })?.availability).toBeUndefined();
  });
});

describe("the page itself", () => {
  it("is not lost in markup without end", () => {
    const deep = `${"<div>".repeat(5000)}<b>$1.00</b>${"</div>".repeat(5000)}`;
    expect(productOf({ head: jsonLd(), body: deep })?.price?.value.amount).toBe(2490);
    expect(readPage("", address).kind).toBe("other");
    expect(readPage("<<<>>> &&& \u0000", address).kind).toBe("other");
  });

  it.each([
    ["as it is shared", `<meta property="og:site_name" content="Kettle &amp; Co">`, "Kettle & Co"],
    ["without its motto", `<meta property="og:site_name" content="Kettle | Mugs and more">`, "Kettle"],
    [
      "of data",
      `<script type="application/ld+json">{"@type":"WebSite","name":"فروشگاه کتری","url":"/"}</script>`,
      "فروشگاه کتری",
    ],
    [
      "of who runs it",
      `<meta name="application-name" content="Home"><script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"Kettle Ltd"}]}</script>`,
      "Kettle Ltd",
    ],
    ["which is not the product's", `<meta property="og:site_name" content="Trail mug - buy now">`, undefined],
    ["which nobody gave it", `<meta property="og:site_name" content="Default Store View">`, undefined],
    ["which is no name", `<meta property="og:site_name" content="https://shop.example.com">`, undefined],
  ])("says its shop's name: %s", (_, head, name) => {
    expect(read({ head: `${head}${jsonLd()}` }).siteName).toBe(name);
  });

  it("has a canonical address and a language", () => {
    const head = `<link rel="canonical" href="/products/trail-mug">${jsonLd()}`;
    expect(read({ head })).toMatchObject({
      canonical: "https://shop.example.com/products/trail-mug",
      language: "en-US",
    });
    expect(read({ head: jsonLd() }).canonical).toBe(address);
  });
});
