import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostRobotsBytes, readRobots } from "./robots";

const allows = (file: Uint8Array | string, path: string, agent = "rooz") =>
  readRobots(file, agent).allows(`https://shop.example${path}`);

describe("whom a rule is for", () => {
  const file = [
    "User-agent: otherbot",
    "Disallow: /",
    "",
    "user-agent: Rooz",
    "User-Agent: somebot/2.0",
    "Disallow: /cart",
    "",
    "User-agent: *",
    "Disallow: /all",
    "",
    "User-agent: ROOZ",
    "Disallow: /more",
  ].join("\n");

  it("is the crawler that is named, whatever the letters, in all groups that name it", () => {
    expect(allows(file, "/cart")).toBe(false);
    expect(allows(file, "/more")).toBe(false);
    expect(allows(file, "/cart", "somebot")).toBe(false);
    expect(allows(file, "/more", "somebot")).toBe(true);
    expect(allows(file, "/", "otherbot")).toBe(false);
  });

  it("is everybody only where nobody is named", () => {
    expect(allows(file, "/all")).toBe(true);
    expect(allows(file, "/all", "thirdbot")).toBe(false);
    expect(allows(file, "/cart", "thirdbot")).toBe(true);
  });

  it("is not a crawler whose name only begins alike", () => {
    expect(allows("User-agent: roozbot\nDisallow: /", "/a")).toBe(true);
    expect(allows("User-agent: rooz-images\nDisallow: /", "/a")).toBe(true);
  });

  it("is nobody before the first name", () => {
    expect(allows("Disallow: /\nUser-agent: *\nDisallow: /x", "/a")).toBe(true);
  });

  it("goes on past what is not understood", () => {
    const lines =
      "User-agent: rooz\nHost: shop.example\nSitemap: https://shop.example/s.xml\nUser-agent: x\nDisallow: /";
    expect(allows(lines, "/a")).toBe(false);
  });
});

describe("which rule decides", () => {
  it.each([
    ["Disallow: /", "/a", false],
    ["Disallow:", "/a", true],
    ["Disallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["Allow: /a/b\nDisallow: /a", "/a/c", false],
    ["Disallow: /page\nAllow: /page", "/page", true],
    ["Allow: /p\nDisallow: /*.html", "/page.html", false],
    ["Disallow: /*.pdf$", "/a/b.pdf", false],
    ["Disallow: /*.pdf$", "/a/b.pdf?x", true],
    ["Disallow: /$", "/", false],
    ["Disallow: /$", "/a", true],
    ["Disallow: /a*$", "/abc", false],
    ["Disallow: /*a*b*c", "/xaxbxc", false],
    ["Disallow: /*a*b*c", "/xaxcxb", true],
    ["Disallow: /*?sort=", "/list?page=2&sort=1", true],
    ["Disallow: /*sort=", "/list?page=2&sort=1", false],
    ["Disallow: /A", "/a", true],
    ["Disallow: /\nAllow: /shop/index.html", "/shop/", true],
    ["Disallow: /\nAllow: /shop/index.html", "/shop/other", false],
    ["Disallow: /%e3%83%84", "/%E3%83%84", false],
    ["Disallow: /ツ", "/%e3%83%84", false],
    ["Disallow : /a # not here", "/a", false],
    ["disallow /a", "/a", false],
    ["Dissalow: /a", "/a", false],
    ["Disallow: a", "/a", true],
  ])("%s: %s", (rules, path, allowed) => expect(allows(`User-agent: *\n${rules}`, path)).toBe(allowed));

  it("is the same for the address of a host alone and its root", () => {
    const robots = readRobots("User-agent: *\nDisallow: /", "rooz");
    expect([robots.allows("https://shop.example"), robots.allows("https://shop.example?a=1")]).toEqual([
      false,
      false,
    ]);
  });

  it("is not looked for in what follows a #", () => {
    expect(allows("User-agent: *\nDisallow: /*secret", "/a#secret")).toBe(true);
  });

  it("takes no longer for a pattern that is made to take long", () => {
    const pattern = `/${"*a".repeat(5_000)}b`;
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, `/${"a".repeat(20_000)}`)).toBe(true);
  });
});

describe("what else a file says", () => {
  it("is the maps of the site, whoever the lines around them are for", () => {
    const file = "Sitemap: https://shop.example/a.xml\nUser-agent: x\nDisallow: /\nsite-map: /b.xml";
    expect(readRobots(file, "rooz").sitemaps).toEqual(["https://shop.example/a.xml", "/b.xml"]);
  });

  it("is how long to wait, of one's own group, at most a minute", () => {
    const of = (file: string) => readRobots(file, "rooz").crawlDelay;
    expect(of("User-agent: *\nCrawl-delay: 2.5")).toBe(2.5);
    expect(of("User-agent: x\nUser-agent: *\nCrawl-delay: 9")).toBe(9);
    expect(
      of("User-agent: *\nDisallow: /b\nCrawl-delay: 9\n\nUser-agent: rooz\nDisallow: /a"),
    ).toBeUndefined();
    expect(of("User-agent: *\nCrawl-delay: 86400")).toBe(60);
    expect(of("User-agent: *\nCrawl-delay: soon")).toBeUndefined();
  });
});

describe("how a file is written", () => {
  it.each(["\n", "\r", "\r\n"])("lines end with %j", (end) => {
    expect(allows(["User-agent: *", "Disallow: /a", "Allow: /a/b"].join(end), "/a")).toBe(false);
  });

  it("a mark of the encoding may come first, whole or in part", () => {
    const bytes = (...mark: number[]) =>
      Buffer.concat([Buffer.from(mark), Buffer.from("User-agent: *\nDisallow: /a")]);
    expect(allows(bytes(0xef, 0xbb, 0xbf), "/a")).toBe(false);
    expect(allows(bytes(0xef, 0xbb), "/a")).toBe(false);
    expect(allows(bytes(0xef, 0x11, 0xbf), "/a")).toBe(true);
  });

  it("may be too long to be read whole", () => {
    const file = `User-agent: *\n${"#".repeat(mostRobotsBytes)}\nDisallow: /`;
    expect(allows(file, "/a")).toBe(true);
  });

  it("is never such that it cannot be read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.webUrl(), (bytes, url) => {
        expect(typeof readRobots(bytes, "rooz").allows(url)).toBe("boolean");
      }),
    );
  });
});
