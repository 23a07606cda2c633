import { setTimeout as pause } from "node:timers/promises";
import type { Route } from "playwright-core";
import { userAgent } from "@/server/platform/http/fetch";
import { logger } from "@/server/platform/log";
import { withBrowser } from "./pool";

/** How long a page may take to come alive, and then to show something and be quiet, in milliseconds. */
const aliveMs = 15_000;
const quietMs = 8_000;
/** How often a page that is quiet, and shows nothing yet, is looked at again. */
const lookMs = 500;
/** A rendered page larger than this, in characters, is not read. */
const longest = 8 * 1024 * 1024;

/** What a page is read without. */
const unread = new Set(["image", "media", "font", "texttrack", "manifest", "ping"]);

interface Unrendered {
  url: string;
  /** As it was fetched: it is not fetched again. */
  html: string;
  /** Whether robots.txt lets an address of the same host be fetched. */
  allows(url: string): boolean;
  /** Whether a page as it is now has something to read. */
  shows(html: string): Promise<boolean>;
}

/**
 * A page as it is when its scripts have run, in a browser without memory of earlier pages. Its requests go through the
 * guard of `fetchPublic`, and obey the host's robots.txt.
 * @returns undefined where no browser is to be had, or the page does not come alive
 */
export async function renderPage(page: Unrendered): Promise<string | undefined> {
  try {
    return await withBrowser(async (browser) => {
      const context = await browser.newContext({
        userAgent: userAgent(),
        serviceWorkers: "block",
        acceptDownloads: false,
      });
      try {
        // What is asked for while the context is closed is answered by nobody, and need not be.
        await context.route("**/*", (route) => answer(route, page).catch(() => {}));
        // Connects none: the page's end stays open and silent. Closing one that has just been made is sometimes lost.
        await context.routeWebSocket(/.*/, () => {});
        const tab = await context.newPage();
        tab.on("popup", (popup) => void popup.close().catch(() => {}));
        await tab.goto(page.url, { waitUntil: "domcontentloaded", timeout: aliveMs });
        const end = performance.now() + quietMs;
        // A page that never becomes quiet has usually shown its product by then.
        await tab.waitForLoadState("networkidle", { timeout: quietMs }).catch(() => {});
        for (;;) {
          const html = await tab.content();
          if (html.length > longest) return undefined;
          // One that is quiet may be busy, or wait for something that is no request.
          if (performance.now() > end || (await page.shows(html))) return html;
          await pause(lookMs);
        }
      } finally {
        await context.close();
      }
    });
  } catch (error) {
    logger("crawling").info({ err: error, url: page.url }, "a page did not come alive in the browser");
    return undefined;
  }
}

async function answer(route: Route, { url, html, allows }: Unrendered): Promise<void> {
  const request = route.request();
  const to = request.url();
  if (request.isNavigationRequest()) {
    // The page itself is at hand. It is not to lead elsewhere, and what it frames is no product of its own.
    if (to !== url) return route.abort();
    return route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: html });
  }
  const own = URL.parse(to)?.origin === new URL(url).origin;
  return unread.has(request.resourceType()) || (own && !allows(to)) ? route.abort() : route.continue();
}
