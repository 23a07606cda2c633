export { normaliseUrl, originOf, siteOf } from "./addresses";
export { cancelCrawl } from "./end";
export { type PictureAnswer, visitForPictures } from "./hosts/visit";
export { defineCrawlPurpose } from "./purposes";
export { crawlOf, startCrawl } from "./start";
export type { Crawl, CrawledPage, CrawlKind, CrawlPurpose } from "./types";
