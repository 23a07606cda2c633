import type { Browser } from "playwright-core";
import { env } from "@/server/platform/env";
import { publicPolicy } from "@/server/platform/http/fetch";
import { startGuardedProxy } from "@/server/platform/http/proxy";
import { logger } from "@/server/platform/log";
import { chromiumPath } from "./program";

/** A browser that nobody needs for so long is closed, in milliseconds: it takes a few hundred megabytes. */
const idleMs = 30_000;
/** One that could not be started is not tried again for so long, in milliseconds. */
const againMs = 5 * 60_000;

interface Running {
  browser: Browser;
  close(): Promise<void>;
}

let running: Promise<Running | undefined> | undefined;
let busy = 0;
let idle: NodeJS.Timeout | undefined;
let failedAt = Number.NEGATIVE_INFINITY;
const waiting: (() => void)[] = [];

/**
 * Lends the process's browser to `use`, to CRAWL_BROWSERS at once at most. Undefined when there is none.
 * @throws what `use` throws
 */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T | undefined> {
  const most = env().CRAWL_BROWSERS;
  if (most === 0) return undefined;
  while (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  busy += 1;
  clearTimeout(idle);
  try {
    const found = await start();
    return found && (await use(found.browser));
  } finally {
    busy -= 1;
    waiting.shift()?.();
    if (busy === 0) {
      idle = setTimeout(() => void closeBrowser(), idleMs);
      idle.unref();
    }
  }
}

async function start(): Promise<Running | undefined> {
  const known = await running;
  if (known?.browser.isConnected()) return known;
  if (Date.now() - failedAt < againMs) return undefined;
  running = launch();
  return running;
}

/** A browser all of whose connections go through the guard: it resolves no name by itself. */
async function launch(): Promise<Running | undefined> {
  const executablePath = await chromiumPath();
  if (!executablePath) {
    failedAt = Date.now();
    return undefined;
  }
  const proxy = await startGuardedProxy(publicPolicy());
  try {
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({
      executablePath,
      // The sandbox of Chromium does not work for root.
      chromiumSandbox: process.getuid?.() !== 0,
      // Without the bypass, addresses of this machine would be asked without the proxy.
      proxy: { server: `http://127.0.0.1:${proxy.port}`, bypass: "<-loopback>" },
      args: [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        "--disable-background-networking",
      ],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const close = async () => {
      await browser.close().catch(() => {});
      await proxy.close();
    };
    return { browser, close };
  } catch (error) {
    failedAt = Date.now();
    logger("crawling").error(
      { err: error },
      "Chromium could not be started; pages that need it are not read",
    );
    await proxy.close();
    return undefined;
  }
}

/** Closes the browser of this process, if one is open. */
export async function closeBrowser(): Promise<void> {
  clearTimeout(idle);
  const last = running;
  running = undefined;
  await (await last)?.close();
}
