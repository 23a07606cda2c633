import { createServer, type Server as HttpServer, type IncomingMessage } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Mail } from "./mail";
import { resendDriver } from "./resend";
import { smtpDriver } from "./smtp";

const mail: Mail = {
  to: "mina@example.com",
  subject: "رمز عبور تازه",
  html: '<p dir="rtl">سلام مینا</p>',
  text: "سلام مینا\n.نقطه در آغاز سطر\n",
  locale: "fa",
  idempotencyKey: "auth:evt_1",
};
const from = "Rooz <no-reply@shop.example>";

const open: (HttpServer | Server)[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function listen<S extends HttpServer | Server>(server: S): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

interface Seen {
  headers: IncomingMessage["headers"];
  url: string;
  body: Record<string, unknown>;
}

/** Resend's endpoint: answers with the given statuses, one a request, then with success; `hang` never answers. */
async function resendStub(...answers: (number | "hang" | "reset")[]) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    seen.push({ headers: request.headers, url: `${request.method} ${request.url}`, body: JSON.parse(text) });
    const status = answers.shift() ?? 200;
    if (status === "reset") return request.socket.destroy();
    if (status === "hang") return;
    response.writeHead(status, { "content-type": "application/json" });
    const error = { statusCode: status, name: status === 422 ? "validation_error" : "application_error" };
    response.end(JSON.stringify(status === 200 ? { id: "49a3999c" } : { ...error, message: "no" }));
  });
  const port = await listen(server);
  server.on("close", () => server.closeAllConnections());
  const stop = server.close.bind(server);
  server.close = (callback) => {
    server.closeAllConnections();
    return stop(callback);
  };
  return { baseUrl: `http://127.0.0.1:${port}`, seen };
}

describe("Resend", () => {
  test("receives the mail with the key and the idempotency key", async () => {
    const { baseUrl, seen } = await resendStub();
    await resendDriver({ apiKey: "re_test", baseUrl })(mail, from);
    expect(seen).toEqual([
      {
        url: "POST /emails",
        headers: expect.objectContaining({
          authorization: "Bearer re_test",
          "idempotency-key": "auth:evt_1",
          "content-type": "application/json",
        }),
        body: {
          from,
          to: mail.to,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          headers: { "Content-Language": "fa", "Auto-Submitted": "auto-generated" },
        },
      },
    ]);
  });

  test("is asked again with the same key when it fails, is busy, or breaks off", async () => {
    const { baseUrl, seen } = await resendStub(500, 429);
    await resendDriver({ apiKey: "re_test", baseUrl })(mail, from);
    expect(seen.map((s) => s.headers["idempotency-key"])).toEqual(Array(3).fill("auth:evt_1"));
    const broken = await resendStub("reset");
    await resendDriver({ apiKey: "re_test", baseUrl: broken.baseUrl })(mail, from);
    expect(broken.seen).toHaveLength(2);
  });

  test("is not asked again when it refuses the mail itself", async () => {
    const { baseUrl, seen } = await resendStub(422);
    await expect(resendDriver({ apiKey: "re_test", baseUrl })(mail, from)).rejects.toThrow(
      /422: validation_error/,
    );
    expect(seen).toHaveLength(1);
  });

  test("is given up after three attempts, and not waited for without end", async () => {
    const { baseUrl, seen } = await resendStub("hang", "hang", "hang", "hang");
    await expect(resendDriver({ apiKey: "re_test", baseUrl, timeoutMs: 100 })(mail, from)).rejects.toThrow();
    expect(seen).toHaveLength(3);
  });
});

interface Delivered {
  from: string;
  to: string[];
  auth: string | undefined;
  data: string;
}

/** A mail server (RFC 5321) that knows AUTH PLAIN, and refuses recipients with the given answers first. */
async function smtpStub(...refusals: string[]) {
  const delivered: Delivered[] = [];
  let connections = 0;
  const talk = (socket: Socket) => {
    connections += 1;
    let pending = "";
    let inData = false;
    let letter: Delivered = { from: "", to: [], auth: undefined, data: "" };
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (inData) {
        if (line !== ".") letter.data += `${line.startsWith(".") ? line.slice(1) : line}\r\n`;
        else {
          inData = false;
          delivered.push(letter);
          letter = { from: "", to: [], auth: letter.auth, data: "" };
          say("250 2.0.0 queued");
        }
      } else if (/^EHLO /i.test(line)) {
        say("250-stub.example");
        say("250-8BITMIME");
        say("250 AUTH PLAIN");
      } else if (/^AUTH PLAIN /i.test(line)) {
        letter.auth = Buffer.from(line.slice(11), "base64").toString();
        say("235 2.7.0 welcome");
      } else if (/^MAIL FROM:/i.test(line)) {
        letter.from = line.slice(10);
        say("250 2.1.0 ok");
      } else if (/^RCPT TO:/i.test(line)) {
        const refusal = refusals.shift();
        if (!refusal) letter.to.push(line.slice(8));
        say(refusal ?? "250 2.1.5 ok");
      } else if (/^DATA$/i.test(line)) {
        inData = true;
        say("354 go ahead");
      } else if (/^QUIT$/i.test(line)) {
        say("221 bye");
        socket.end();
      } else say("500 what");
    };
    socket.setEncoding("utf8");
    socket.on("error", () => {});
    socket.on("data", (chunk: string) => {
      pending += chunk;
      for (let at = pending.indexOf("\r\n"); at >= 0; at = pending.indexOf("\r\n")) {
        const line = pending.slice(0, at);
        pending = pending.slice(at + 2);
        hear(line);
      }
    });
    say("220 stub.example ESMTP");
  };
  const port = await listen(createTcpServer(talk));
  return { url: `smtp://mina:s3cret@127.0.0.1:${port}`, delivered, connections: () => connections };
}

describe("SMTP", () => {
  test("receives both forms of the mail, signed in, with an id made from the idempotency key", async () => {
    const { url, delivered } = await smtpStub();
    const send = smtpDriver({ url });
    await send(mail, from);
    await send(mail, from);
    expect(delivered).toHaveLength(2);
    const [first, second] = delivered;
    expect(first).toMatchObject({
      from: expect.stringContaining("<no-reply@shop.example>"),
      to: ["<mina@example.com>"],
      auth: "\0mina\0s3cret",
    });
    const data = first?.data ?? "";
    expect(data).toMatch(/^From: Rooz <no-reply@shop\.example>\r$/m);
    expect(data).toMatch(/^Content-Language: fa\r$/m);
    expect(data).toMatch(/^Content-Type: multipart\/alternative;/m);
    const subject = /^Subject: ((?:.|\r\n )*)\r$/m.exec(data)?.[1] ?? "";
    const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)].map((m) =>
      Buffer.from(m[1] ?? "", "base64"),
    );
    expect(Buffer.concat(words).toString()).toBe(mail.subject);
    const parts = data.split("\r\n\r\n").map((part) => Buffer.from(part, "base64").toString());
    expect(parts.some((part) => part.includes("سلام مینا") && part.includes(".نقطه"))).toBe(true);
    const id = (letter: Delivered | undefined) => /^Message-ID: (<.+>)\r$/m.exec(letter?.data ?? "")?.[1];
    expect(id(first)).toMatch(/@shop\.example>$/);
    expect(id(first)).toBe(id(second));
  });

  test("is asked again after a passing refusal, not after a lasting one", async () => {
    const passing = await smtpStub("451 4.7.1 greylisted");
    await smtpDriver({ url: passing.url })(mail, from);
    expect(passing.delivered).toHaveLength(1);
    expect(passing.connections()).toBe(2);
    const lasting = await smtpStub("550 5.1.1 no such mailbox");
    await expect(smtpDriver({ url: lasting.url })(mail, from)).rejects.toThrow("refused");
    expect(lasting.connections()).toBe(1);
  });

  test("cannot be made to send to others by a line break in an address", async () => {
    const { url, delivered } = await smtpStub();
    const sneaky = { ...mail, to: "mina@example.com>\r\nRCPT TO:<victim@example.com" };
    await smtpDriver({ url })(sneaky, from).catch(() => {});
    expect(delivered.flatMap((d) => d.to).join()).not.toContain("<victim@example.com>");
  });
});
