import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { approvedPost, type CalendarStore, calendarStore } from "@/server/testing/calendar/calendar";
import type { PostDetail, Results } from "../contract";
import { getResults } from "../operations/get-results";
import { sendDelivery } from "../send";
import { forgetVisitors, sweepDue } from "../sweep";
import { followLink, isPerson } from "./follow";

const chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36";
const visit = (ip: string, userAgent = chrome) => ({ ip, userAgent, prefetch: false });
const link = "https://shop.example/tea";

let store: CalendarStore;
let post: PostDetail;
let code: string;

beforeEach(async () => {
  store = await calendarStore();
  const { channel } = await store.channel({ kind: "email", name: "Drafts" });
  const draft = await approvedPost(store, { text: "Tea", link, channels: [{ channelId: channel.id }] });
  await store.act(draft, "schedule", { planned: { date: "2099-01-01", time: "09:00" } });
  await sweepDue(new Date("2099-01-02"));
  post = await store.read(draft.id);
  await sendDelivery(store.workspaceId, post.deliveries[0]?.deliveryId ?? "");
  const [row] = await withService((tx) =>
    tx.execute<{ code: string }>(sql`select code from calendar_short_links order by id desc limit 1`),
  );
  code = row?.code ?? "";
});

const counts = async () => {
  const [delivery] = (await store.read(post.id)).deliveries;
  return [delivery?.clicks, delivery?.visitors];
};

it("leads on, and counts clicks and, once a day, who clicks", async () => {
  for (const ip of ["192.0.2.1", "192.0.2.1", "192.0.2.2"]) {
    expect(await followLink(code, visit(ip))).toBe(link);
  }
  expect(await counts()).toEqual([3, 2]);
  await followLink(code, visit("192.0.2.1"), new Date(Date.now() + 86_400_000));
  expect(await counts()).toEqual([4, 3]);
});

it("counts every click when many come at once", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => followLink(code, visit(`192.0.2.${n % 5}`))));
  expect(await counts()).toEqual([20, 5]);
});

describe("is followed, and not counted, by programs", () => {
  it.each([
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/150 Mobile Safari/537.36 (compatible; Googlebot/2.1)",
    "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/150.0 Safari/537.36",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "curl/8.5.0",
    "python-requests/2.32",
    "node",
    "",
  ])("%s", async (userAgent) => {
    expect(await followLink(code, visit("192.0.2.1", userAgent))).toBe(link);
    expect(await counts()).toEqual([0, 0]);
  });

  it("nor by a browser that only looks ahead", async () => {
    await followLink(code, { ...visit("192.0.2.1"), prefetch: true });
    expect(await counts()).toEqual([0, 0]);
  });

  it.each([
    chrome,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Linux; Android 15; SM-S928B) AppleWebKit/537.36 SamsungBrowser/27.0 Chrome/125 Mobile Safari/537.36",
  ])("but people are counted: %s", (userAgent) => {
    expect(isPerson(visit("192.0.2.1", userAgent))).toBe(true);
  });
});

it("leads nowhere when there is no such link", async () => {
  expect(await followLink("nothing", visit("192.0.2.1"))).toBeUndefined();
});

it("keeps no address of anybody, and of old days nothing but counts", async () => {
  await followLink(code, visit("192.0.2.77"));
  const rows = await withService((tx) =>
    tx.execute<{ row: string }>(sql`
      select v::text as row from calendar_link_visits v union all select d::text from calendar_link_days d`),
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|Mozilla/);
  await forgetVisitors(new Date(Date.now() + 4 * 86_400_000));
  const left = await withService((tx) =>
    tx.execute(sql`select 1 from calendar_link_visits union all select 1 from calendar_link_salts`),
  );
  expect(left).toHaveLength(0);
  expect(await counts()).toEqual([1, 1]);
});

it("tells by day, by channel and by post, within the store only", async () => {
  await followLink(code, visit("192.0.2.1"));
  await followLink(code, visit("192.0.2.2"));
  const results = await store.call<Results>(getResults, { days: 7 });
  expect(results.days).toHaveLength(7);
  expect(results.days.at(-1)).toMatchObject({ clicks: 2, visitors: 2 });
  expect(results.channels).toEqual([
    expect.objectContaining({ name: "Drafts", posts: 1, clicks: 2, visitors: 2 }),
  ]);
  expect(results.posts).toEqual([expect.objectContaining({ id: post.id, excerpt: "Tea", clicks: 2 })]);
  const other = await calendarStore();
  expect(await other.call<Results>(getResults, { days: 7 })).toMatchObject({ channels: [], posts: [] });
  const seen = await withWorkspace(other.workspaceId, (tx) =>
    tx.execute(sql`select 1 from calendar_short_links`),
  );
  expect(seen).toHaveLength(0);
});
