import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { withService } from "@/server/db/service";
import { createUser } from "@/server/modules/auth";
import { createWorkspace } from "@/server/modules/workspaces";
import { handleRest } from "./handler";
import { openApiDocument } from "./openapi";

const paths = openApiDocument("Rooz").paths ?? {};
let headers: Record<string, string>;

beforeAll(async () => {
  const account = { email: `${crypto.randomUUID()}@example.com`, password: `pass ${crypto.randomUUID()}` };
  const { slug } = await withService(async (tx) => {
    const owner = await createUser(tx, { ...account, name: "Owner", locale: "en", verified: true });
    const store = { name: "Store", currency: "USD", locale: "en", timezone: "UTC" } as const;
    return createWorkspace(tx, { ...store, ownerId: owner.id });
  });
  const body = JSON.stringify({ username: account.email, password: account.password });
  const answer = await handleRest(new Request("http://localhost/api/auth/login", { method: "POST", body }));
  const { access_token } = (await answer.json()) as { access_token: string };
  headers = { authorization: `Bearer ${access_token}`, "x-workspace": slug };
});

/** Sends a request as the description of its path says. @throws Error when there is none */
async function send(method: "get" | "post", path: string, ids: Record<string, string>, file?: Sent) {
  const described = paths[path]?.[method];
  if (!described) throw new Error(`${method} ${path} is not described`);
  const named = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
  const query = ids.query ?? "";
  const request = new Request(`http://localhost/api${named}${query}`, {
    method,
    headers: {
      ...headers,
      ...(file && { "content-type": file.type, "x-file-name": encodeURIComponent(file.name) }),
    },
    ...(file && { body: new Uint8Array(file.content) }),
  });
  const response = await handleRest(request);
  const answer = described.responses?.[response.status];
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const promised = answer && "content" in answer ? Object.keys(answer.content ?? {}) : [];
  const takes =
    described.requestBody && "content" in described.requestBody ? described.requestBody.content : {};
  return { response, type, promised, takes: Object.keys(takes ?? {}) };
}

interface Sent {
  name: string;
  type: string;
  content: Buffer;
}

const csv = "Handle,Title,Variant Price\nmug,Mug,5\nbroken,Broken,twelve\n";

describe("files over REST answer as they are described", () => {
  it("a product file is taken, brought in, and its faulty rows come back", async () => {
    const sent = { name: "كوب.csv", type: "text/csv", content: Buffer.from(csv) };
    const upload = await send("post", "/files/import", {}, sent);
    expect(upload.response.status).toBe(201);
    expect(upload.promised).toContain(upload.type);
    expect(upload.takes).toContain("text/csv");
    const { id, name } = (await upload.response.json()) as { id: string; name: string };
    expect(name).toBe("كوب.csv");

    const download = await send("get", "/files/{id}", { id });
    expect(download.promised).toContain(download.type);
    expect(await download.response.text()).toBe(csv);

    const begun = await handleRest(
      new Request("http://localhost/api/products/imports", {
        method: "POST",
        headers,
        body: JSON.stringify({ fileId: id, format: "shopify" }),
      }),
    );
    const started = (await begun.json()) as { id: string };
    const faults = await send("get", "/products/imports/{id}/faults", { id: started.id });
    expect(faults.response.status).toBe(200);
    expect(faults.promised).toContain(faults.type);
    await faults.response.text();
  });

  it("a picture is taken, and given as a picture", async () => {
    const square = { width: 4, height: 4, channels: 3 as const, background: "#336699" };
    const content = await sharp({ create: square }).png().toBuffer();
    const upload = await send("post", "/files/image", {}, { name: "a.png", type: "image/png", content });
    expect(upload.response.status).toBe(201);
    const { id } = (await upload.response.json()) as { id: string };
    const { response, type, promised } = await send("get", "/files/{id}", { id });
    expect(type).toBe("image/webp");
    expect(promised).toContain(type);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  it.each(["", "?format=csv", "?format=xlsx"])("the products are given as a file: %s", async (query) => {
    const { response, type, promised } = await send("get", "/products/export", { query });
    expect(response.status).toBe(200);
    expect(promised).toContain(type);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    await response.arrayBuffer();
  });

  it("what is wrong is told as everywhere", async () => {
    const without = await send("post", "/files/import", {});
    expect(without.response.status).toBe(400);
    expect(without.type).toBe("application/problem+json");
    const strange = await send("get", "/products/export", { query: "?format=pdf" });
    expect(strange.response.status).toBe(400);
    const missing = await send("get", "/files/{id}", { id: "file_01jdc6x9v7e5z8m3t2k4n6p8q0" });
    expect(missing.response.status).toBe(404);
  });
});
