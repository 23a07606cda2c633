import { Readers } from "@/server/modules/crawling/reader/reader";

// Reads pages in a thread, as a server does, and tells what came of each. A test runs it as a process of its own, in
// which threads can load the code as it is.
const readers = new Readers(5_000);
const url = "http://shop.example/p/1";
const mug = `<h1>Mug</h1><script type="application/ld+json">
  {"@type":"Product","name":"Mug","offers":{"price":"5.00","priceCurrency":"EUR"}}</script>`;
const pages = {
  first: mug,
  /** Nobody gets to the end of it. */
  deep: "<b>".repeat(2_700_000),
  afterwards: mug,
};

/** Turns of this thread while a page was read: it went on with its work. */
let turns = 0;
const ticking = setInterval(() => turns++, 1);
const told = Object.entries(pages).map(async ([name, html]) => {
  const price = readers.read("visit", { html, url, product: true }).then(
    ({ reading }) => reading.product?.price?.value.amount,
    (error: Error) => error.message,
  );
  return [name, await price];
});
const all = Object.fromEntries(await Promise.all(told));
clearInterval(ticking);
console.log(JSON.stringify({ ...all, turns }));
