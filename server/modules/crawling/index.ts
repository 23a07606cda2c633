export { normaliseUrl, siteOf } from "./addresses";
export { cancelCrawl } from "./end";
export { defineCrawlPurpose } from "./purposes";
export { crawlOf, startCrawl } from "./start";
export type { Crawl, CrawledPage, CrawlKind, CrawlPurpose } from "./types";
