import { productOf } from "./goods";

/**
 * Pages as real shops send them. Of 65 that were looked at, the mean has 600 kB, 900 texts, 230 small parts with a digit
 * in them, 26 prices, 475 links and 140 kB of scripts; the rest is markup: attributes, drawings, pictures in all sizes.
 */

const nameOf = (n: number) => productOf(n).title.replace(/ \d+$/, "");

/** A drawing, as shops put them into their pages by the dozen. */
const icon = (n: number) =>
  `<svg class="icon icon--${n}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${Array.from({ length: 6 }, (_, i) => `<path fill-rule="evenodd" clip-rule="evenodd" d="M${n + i}.5 2.25a9.75 9.75 0 1 0 0 19.5 9.75 9.75 0 0 0 0-19.5ZM1.5 12a10.5 10.5 0 1 1 21 0 10.5 10.5 0 0 1-21 0Zm9.22-5.03a.75.75 0 0 1 1.06 0l4.5 4.5"></path>`).join("")}</svg>`;

const sizes = [180, 360, 540, 720, 900, 1080, 1296, 1512, 1728, 2048];
const sources = (name: string) =>
  sizes.map((width) => `/img/${name}-${width}x.webp?v=1616154321&width=${width} ${width}w`).join(", ");

const menu = (n: number) =>
  Array.from(
    { length: 12 },
    (_, i) =>
      `<li class="nav-item nav-item--level-${i % 3}" data-level="${i % 3}" role="none">${icon(i)}<a class="nav-link js-track" href="/c/${n % 7}-${i}" data-track="menu" data-track-payload="{&quot;event&quot;:&quot;menu&quot;,&quot;position&quot;:${i}}">${productOf(n + i).category}</a><ul>${Array.from({ length: 14 }, (_, j) => `<li class="nav-sub nav-sub--desktop" role="none"><a class="nav-sub__link js-track link link--text" role="menuitem" href="/collections/${i}/${j}" data-track="submenu">${j % 3 === 0 ? productOf(i * 14 + j).title : nameOf(i * 14 + j)}</a></li>`).join("")}</ul></li>`,
  ).join("\n");

function card(n: number): string {
  const { vendor, variants } = productOf(n);
  const title = nameOf(n);
  const price = ((variants[0]?.price ?? 0) / 100).toFixed(2);
  return `<li class="product-tile grid__item" data-id="${n}"><div class="tile tile--hover"><a class="tile__link" href="/products/p-${n}">
    <picture class="tile__media"><source srcset="${sources(`p${n}`)}" sizes="(min-width: 1200px) 267px, (min-width: 990px) calc((100vw - 130px) / 4), calc(50vw - 35px)" type="image/webp"><img loading="lazy" width="400" height="400" src="/img/${n}.jpg" alt="${title}"></picture>
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
      texts: Object.fromEntries(
        Array.from({ length: 400 }, (_, i) => [`key.${i}`, productOf(i).descriptionHtml]),
      ),
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
    { length: 150 },
    (_, i) =>
      `<article class="review"><header class="review__head"><b>Customer</b>${icon(i)} <time datetime="2026-03-${String((i % 28) + 1).padStart(2, "0")}">March</time></header><p class="review__text">${descriptionHtml.repeat(2)}</p></article>`,
  ).join("\n");
  return `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>${title} | Shop</title><meta property="og:title" content="${title}">
<style>${".grid{display:grid}.tile__title{font-size:1rem}\n".repeat(300)}</style><script>${code(n, 120)}</script>${data}</head>
<body class="template-product"><header class="site-header"><nav class="main-nav"><ul>${menu(n)}</ul></nav></header>
<main id="main"><nav class="breadcrumbs"><a href="/">Home</a> / <a href="/c/1">Things</a></nav>
<div class="product" data-product-id="${n}"><div class="gallery">${Array.from({ length: 8 }, (_, i) => `<img src="/img/${n}-${i}.jpg" srcset="${sources(`g${n}-${i}`)}" alt="${title}">`).join("")}</div>
<div class="product__info"><h1 class="product__title">${title}</h1><p class="vendor">${vendor}</p><div class="price"><span class="price__now">$${price}</span></div>
<form action="/cart/add"><select name="size">${variants.map(({ size, sku }) => `<option value="${sku}">${size}</option>`).join("")}</select><button class="add-to-cart" type="submit">Add to cart</button></form>
<p class="sku">SKU: B${n}</p><div class="description">${descriptionHtml.repeat(4)}</div></div></div>
<section class="reviews">${reviews}</section><section class="related"><h2>You may also like</h2><ul class="grid">${Array.from({ length: 15 }, (_, i) => card(n + i + 1)).join("\n")}</ul></section></main>
<footer class="site-footer"><ul>${menu(n + 3)}</ul></footer><script>${code(n + 1, 200)}</script></body></html>`;
}
