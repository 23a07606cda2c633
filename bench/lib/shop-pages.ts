import { productOf } from "./goods";

/** Pages as real shops send them: 150 to 700 kB, of which most is menus, scripts, and other products. */

const menu = (n: number) =>
  Array.from(
    { length: 12 },
    (_, i) =>
      `<li class="nav-item nav-item--level-${i % 3}"><a class="nav-link js-track" href="/c/${n % 7}-${i}" data-track="menu">${productOf(n + i).category}</a><ul>${Array.from({ length: 14 }, (_, j) => `<li class="nav-sub"><a href="/c/${i}/${j}">${productOf(i * 14 + j).title}</a></li>`).join("")}</ul></li>`,
  ).join("\n");

function card(n: number): string {
  const { title, vendor, variants } = productOf(n);
  const price = ((variants[0]?.price ?? 0) / 100).toFixed(2);
  return `<li class="product-tile grid__item" data-id="${n}"><div class="tile tile--hover"><a class="tile__link" href="/products/p-${n}">
    <picture class="tile__media"><source srcset="/img/${n}-400.webp 400w, /img/${n}-800.webp 800w" type="image/webp"><img loading="lazy" width="400" height="400" src="/img/${n}.jpg" alt="${title}"></picture>
    <span class="tile__vendor">${vendor}</span><h3 class="tile__title">${title}</h3></a>
    <div class="tile__price price"><span class="price__old"><del>$${(Number(price) * 1.2).toFixed(2)}</del></span> <span class="price__now">$${price}</span></div>
    <div class="tile__rating" aria-label="Rated 4.${n % 10} of 5"><span class="stars"></span><span class="count">(${n % 300})</span></div></div></li>`;
}

const code = (n: number, lines: number) =>
  Array.from(
    { length: lines },
    (_, i) =>
      `(function(w,d){var e=d.createElement("script");e.async=!0;e.src="https://cdn.example.com/t-${n}-${i}.js";if(w.q${i}&&w.q${i}.length>2){w.q${i}.push({id:${i},n:"x"})}d.head.appendChild(e)})(window,document);`,
  ).join("\n");

/** The state of a shop's scripts, of which the product is a small part. */
const state = (n: number, products: number) =>
  JSON.stringify({
    props: {
      page: { product: { ...productOf(n), sku: `B${n}`, price: { value: 19.9, currency: "USD" } } },
      catalogue: Array.from({ length: products }, (_, i) => ({ id: i, ...productOf(i) })),
      texts: Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`key.${i}`, productOf(i).descriptionHtml])),
    },
  });

/** The n-th page; every third has JSON-LD, every third a state, every third only what it shows. */
export function shopPage(n: number): string {
  const { title, vendor, descriptionHtml, variants } = productOf(n);
  const price = ((variants[0]?.price ?? 0) / 100).toFixed(2);
  const data =
    n % 3 === 0
      ? `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "Product", name: title, sku: `B${n}`, brand: vendor, offers: { "@type": "Offer", price, priceCurrency: "USD", availability: "https://schema.org/InStock" } })}</script>`
      : n % 3 === 1
        ? `<script id="__NEXT_DATA__" type="application/json">${state(n, 300)}</script>`
        : "";
  const reviews = Array.from(
    { length: 40 },
    (_, i) =>
      `<article class="review"><header class="review__head"><b>Customer ${i}</b> <time datetime="2026-03-${String((i % 28) + 1).padStart(2, "0")}">March</time></header><p class="review__text">${descriptionHtml.repeat(2)}</p></article>`,
  ).join("\n");
  return `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>${title} | Shop</title><meta property="og:title" content="${title}">
<style>${".grid{display:grid}.tile__title{font-size:1rem}\n".repeat(300)}</style><script>${code(n, 120)}</script>${data}</head>
<body class="template-product"><header class="site-header"><nav class="main-nav"><ul>${menu(n)}</ul></nav></header>
<main id="main"><nav class="breadcrumbs"><a href="/">Home</a> / <a href="/c/1">Things</a></nav>
<div class="product" data-product-id="${n}"><div class="gallery">${Array.from({ length: 8 }, (_, i) => `<img src="/img/${n}-${i}.jpg" alt="${title} ${i}">`).join("")}</div>
<div class="product__info"><h1 class="product__title">${title}</h1><p class="vendor">${vendor}</p><div class="price"><span class="price__now">$${price}</span></div>
<form action="/cart/add"><select name="size">${variants.map(({ size, sku }) => `<option value="${sku}">${size}</option>`).join("")}</select><button class="add-to-cart" type="submit">Add to cart</button></form>
<p class="sku">SKU: B${n}</p><div class="description">${descriptionHtml.repeat(4)}</div></div></div>
<section class="reviews">${reviews}</section><section class="related"><h2>You may also like</h2><ul class="grid">${Array.from({ length: 60 }, (_, i) => card(n + i + 1)).join("\n")}</ul></section></main>
<footer class="site-footer"><ul>${menu(n + 3)}</ul></footer><script>${code(n + 1, 200)}</script></body></html>`;
}
