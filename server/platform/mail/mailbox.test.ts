import { afterEach, describe, expect, test } from "vitest";
import { resetEnv } from "../env";
import { getMailboxMessage, listMailbox, mailboxOpenTo } from "./mailbox";
import { renderMail } from "./render";
import { sendMail } from "./send";

function setEnv(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  resetEnv();
}
afterEach(() =>
  setEnv({ RESEND_API_KEY: undefined, SMTP_URL: undefined, DATABASE_URL: undefined, APP_URL: undefined }),
);

const mail = (key: string, to: string) => ({
  to,
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  locale: "en" as const,
  idempotencyKey: key,
});

describe("the embedded mailbox", () => {
  test("keeps each mail once, the newest first", async () => {
    await sendMail(mail("a", "mina@example.com"));
    await sendMail(mail("a", "mina@example.com"));
    await sendMail(mail("b", "omid@example.com"));
    const list = await listMailbox("127.0.0.1");
    expect(list.map((m) => m.recipient)).toEqual(["omid@example.com", "mina@example.com"]);
    const [newest] = list;
    if (!newest) throw new Error("the mailbox is empty");
    expect((await listMailbox("127.0.0.1", newest.id)).map((m) => m.recipient)).toEqual(["mina@example.com"]);
    expect(await getMailboxMessage("::1", newest.id)).toMatchObject({
      subject: "Hello",
      html: "<p>Hello</p>",
    });
  });

  test("is shown to the machine and its private network, and to nobody else", async () => {
    for (const ip of [
      "127.0.0.1",
      "::1",
      "10.1.2.3",
      "192.168.1.7",
      "172.17.0.1",
      "fd00::1",
      "::ffff:127.0.0.1",
    ]) {
      expect(mailboxOpenTo(ip)).toBe(true);
    }
    for (const ip of ["203.0.113.9", "2001:db8::1", "unknown", ""]) expect(mailboxOpenTo(ip)).toBe(false);
    await expect(listMailbox("203.0.113.9")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is shown on the embedded default only", () => {
    const closing = [
      { RESEND_API_KEY: "re_x" },
      { SMTP_URL: "smtp://localhost" },
      { DATABASE_URL: "postgres://db/rooz" },
      { APP_URL: "https://shop.example" },
    ];
    for (const values of closing) {
      setEnv({
        RESEND_API_KEY: undefined,
        SMTP_URL: undefined,
        DATABASE_URL: undefined,
        APP_URL: undefined,
        ...values,
      });
      expect(mailboxOpenTo("127.0.0.1")).toBe(false);
    }
    setEnv({ DATABASE_URL: undefined, APP_URL: "http://localhost:3000" });
    expect(mailboxOpenTo("127.0.0.1")).toBe(true);
  });
});

test("a mail that no service takes is told as such", async () => {
  setEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
  await expect(sendMail(mail("c", "mina@example.com"))).rejects.toMatchObject({ code: "MAIL_UNAVAILABLE" });
});

describe("a mail's two forms", () => {
  const content = {
    locale: "ar" as const,
    brand: "Rooz & <b>Co</b>",
    heading: "مرحبًا",
    paragraphs: ['<script>alert("x")</script>'],
    action: { label: "افتح", url: 'https://shop.example/?a=1&b="2"' },
    footer: ["Small"],
  };

  test("escape what people wrote", () => {
    const { html } = renderMail(content);
    expect(html).not.toContain("<script>");
    expect(html).toContain("Rooz &amp; &lt;b&gt;Co&lt;/b&gt;");
    expect(html).toContain('href="https://shop.example/?a=1&amp;b=&quot;2&quot;"');
  });

  test("run right to left where the language does, and say the same", () => {
    const { html, text } = renderMail(content);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(renderMail({ ...content, locale: "ja" }).html).toContain('<html lang="ja" dir="ltr">');
    for (const part of [content.heading, content.action.url, "Small"]) expect(text).toContain(part);
  });
});
