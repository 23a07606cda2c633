import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { fileRow, openFile, storeFile } from "@/server/modules/files";
import { execute } from "@/server/operations/execute";
import { resetEnv } from "@/server/platform/env";
import { ended, passTime, runsOf, startEngine } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import { ProductInput } from "../contract";
import { runImport } from "../imports/run";
import { createProduct } from "../operations/create-product";
import { exportProducts } from "../operations/export-products";
import { getProduct } from "../operations/get-product";
import { listProducts } from "../operations/list-products";
import { retryPictures } from "../operations/retry-pictures";
import { startImport } from "../operations/start-import";
import { updateProduct } from "../operations/update-product";
import { insertProducts } from "../product-rows";
import type { ImportView, ProductDetail, ProductSummary } from "../views";
import { fetchRound } from "./fetch";
import { pictureJobs, wakePictures } from "./jobs";

type Store = Awaited<ReturnType<typeof createStore>>;

/** How the shop elsewhere answers, by path; `asked` counts. */
const answers = new Map<string, RequestListener>();
const asked = new Map<string, number>();
const server = createServer((request, response) => {
  const path = request.url ?? "";
  asked.set(path, (asked.get(path) ?? 0) + 1);
  const answer = answers.get(path);
  if (answer) answer(request, response);
  else response.writeHead(404).end();
});
let host = "";
let png: Buffer;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.FETCH_ALLOW_HOSTS = host;
  resetEnv();
  const square = { width: 30, height: 20, channels: 3 as const, background: "#336699" };
  png = await sharp({ create: square }).png().toBuffer();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  delete process.env.FETCH_ALLOW_HOSTS;
  resetEnv();
});
beforeEach(() => {
  answers.clear();
  asked.clear();
});

const picture: RequestListener = (_, response) => response.setHeader("content-type", "image/png").end(png);
const at = (path: string) => `http://${host}${path}`;
const call = async <T>(store: Store, operation: Parameters<typeof execute>[0], input: unknown) =>
  (await execute(operation, store.caller(), input)) as T;
const addProduct = (store: Store, paths: string[], title = "Mug") =>
  call<ProductDetail>(store, createProduct, {
    title,
    images: paths.map((path) => ({ url: at(path) })),
    variants: [{ price: 100 }],
  });
const read = (store: Store, { id }: { id: string }) => call<ProductDetail>(store, getProduct, { id });
const round = (store: Store) => fetchRound(store.workspace.id, host);
const inStore = <T>(store: Store, statement: ReturnType<typeof sql>) =>
  withWorkspace(store.workspace.id, async (tx) => [...(await tx.execute(statement))] as T[]);
/** Lets every pause and lease be over. */
const later = (store: Store) =>
  inStore(store, sql`update pictures set due_at = now() where state = 'waiting'`);
const fileCount = async (store: Store) => (await inStore(store, sql`select 1 from files`)).length;

async function bringIn(store: Store, content: string | Buffer, format = "rooz") {
  const transaction = <R>(fn: Parameters<typeof withWorkspace<R>>[1]) =>
    withWorkspace(store.workspace.id, fn);
  const file = { name: "a.csv", mediaType: "text/csv", purpose: "import" as const, createdBy: null };
  const { id: fileId } = await storeFile(store.workspace, transaction, {
    ...file,
    content: Readable.from([Buffer.from(content)]),
  });
  const { id } = await call<ImportView>(store, startImport, { fileId, format });
  expect(await runImport(store.workspace.id, id)).toBe("done");
  const [row] = await inStore<{ counts: Record<string, number> }>(
    store,
    sql`select counts from imports order by id desc limit 1`,
  );
  return row?.counts;
}

describe("a picture by its address", () => {
  it("is fetched, made anew and shown, while the product keeps the address", async () => {
    answers.set("/mug%20blue.png?v=1", picture);
    const store = await createStore();
    const added = await addProduct(store, ["/mug blue.png?v=1"]);
    const url = at("/mug%20blue.png?v=1");
    expect(added).toMatchObject({ imageUrl: null, pictures: [{ url, storedUrl: null, state: "waiting" }] });

    expect(await round(store)).toBe(false);
    const product = await read(store, added);
    const [shown] = product.pictures;
    expect(shown).toMatchObject({ url, state: "stored", problem: null });
    expect(shown?.storedUrl).toMatch(new RegExp(`^/store/${store.workspace.id}/files/file_`));
    expect(product).toMatchObject({ imageUrl: shown?.storedUrl, images: [{ url }], version: added.version });
    const list = await call<{ items: ProductSummary[] }>(store, listProducts, {});
    expect(list.items[0]?.imageUrl).toBe(shown?.storedUrl);

    const id = shown?.storedUrl?.split("/").at(-1) ?? "";
    const file = await withWorkspace(store.workspace.id, (tx) => fileRow(tx, id));
    expect(file).toMatchObject({ name: "mug blue.webp", mediaType: "image/webp", width: 30, height: 20 });
    expect((await sharp(await buffer(await openFile(file))).metadata()).format).toBe("webp");

    await later(store);
    expect(await round(store)).toBe(false);
    expect([...asked.values()]).toEqual([1]);
  });

  it("is fetched once for all products, and is there at once for those that come later", async () => {
    answers.set("/a.png", picture);
    const store = await createStore();
    const first = await addProduct(store, ["/a.png"], "First");
    const second = await addProduct(store, ["/a.png"], "Second");
    await round(store);
    const third = await addProduct(store, ["/a.png"], "Third");
    const covers = await Promise.all([first, second, third].map((product) => read(store, product)));
    expect(new Set(covers.map(({ imageUrl }) => imageUrl))).toEqual(new Set([third.imageUrl]));
    expect(third.imageUrl).toMatch(/^\/store\//);
    expect(asked.get("/a.png")).toBe(1);
    // Another store has its own.
    const other = await createStore();
    expect((await addProduct(other, ["/a.png"])).imageUrl).toBeNull();
  });

  it("of a variant is fetched too", async () => {
    answers.set("/v.png", picture);
    const store = await createStore();
    const variants = [{ price: 1, imageUrl: at("/v.png") }];
    const product = await call<ProductDetail>(store, createProduct, { title: "Mug", variants });
    await round(store);
    expect((await read(store, product)).pictures).toMatchObject([{ url: at("/v.png"), state: "stored" }]);
  });

  it("comes back in an export as the address, and a repeated import asks nobody again", async () => {
    answers.set("/a.png", picture);
    answers.set("/b.png", picture);
    const store = await createStore();
    await addProduct(store, ["/a.png", "/b.png"]);
    await round(store);
    const { content } = await call<{ content: Readable }>(store, exportProducts, { format: "csv" });
    const file = await buffer(content);
    expect(file.toString()).toContain(`${at("/a.png")}, ${at("/b.png")}`);
    expect(await bringIn(store, file)).toMatchObject({ changed: 0, unchanged: 1 });
    await later(store);
    expect(await round(store)).toBe(false);
    expect([asked.get("/a.png"), asked.get("/b.png")]).toEqual([1, 1]);
  });

  it("is only written down while an import runs", async () => {
    const store = await createStore();
    const line = (n: number) => `p-${n},Product ${n},Title,Default Title,${at(`/p${n}.png`)}\n`;
    const rows = Array.from({ length: 600 }, (_, n) => line(n)).join("");
    const file = `Handle,Title,Option1 Name,Option1 Value,Image Src\n${rows}`;
    expect(await bringIn(store, file, "shopify")).toMatchObject({ added: 600 });
    expect(asked.size).toBe(0);
    const waiting = await inStore(store, sql`select 1 from pictures where state = 'waiting'`);
    expect(waiting).toHaveLength(600);
  });
});

describe("a picture that cannot be had", () => {
  const problemOf = async (store: Store, product: { id: string }) => (await read(store, product)).pictures[0];

  it.each<[string, RequestListener, Record<string, unknown>]>([
    [
      "is not there",
      (_, response) => response.writeHead(404).end(),
      { code: "FETCH_STATUS", params: { status: 404 } },
    ],
    ["is no picture", (_, response) => response.end("<html>"), { code: "UNSUPPORTED_FILE" }],
    [
      "is a drawing with script",
      (_, response) => response.end('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      { code: "UNSUPPORTED_FILE" },
    ],
    [
      "is too large",
      (_, response) => response.writeHead(200, { "content-length": 11 * 1024 * 1024 }).flushHeaders(),
      { code: "TOO_LARGE", params: { limit: "10 MB" } },
    ],
    [
      "leads into the own network",
      (_, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
      { code: "FETCH_REFUSED" },
    ],
  ])("%s: is told why, and not asked for again", async (_, answer, problem) => {
    answers.set("/x", answer);
    const store = await createStore();
    const product = await addProduct(store, ["/x"]);
    await round(store);
    await later(store);
    await round(store);
    expect(await problemOf(store, product)).toMatchObject({ state: "failed", storedUrl: null, problem });
    expect(asked.get("/x")).toBe(1);
    expect(await fileCount(store)).toBe(0);
  });

  it("for the moment is asked for again, four times at most", async () => {
    answers.set("/x", (_, response) => response.writeHead(503).end());
    const store = await createStore();
    const product = await addProduct(store, ["/x"]);
    for (let attempt = 1; attempt <= 3; attempt++) {
      await round(store);
      expect(await problemOf(store, product)).toMatchObject({
        state: "waiting",
        problem: { code: "FETCH_STATUS" },
      });
      // Not before its time.
      expect(await round(store)).toBe(false);
      expect(asked.get("/x")).toBe(attempt);
      await later(store);
    }
    await round(store);
    await later(store);
    await round(store);
    expect(await problemOf(store, product)).toMatchObject({ state: "failed" });
    expect(asked.get("/x")).toBe(4);
  });

  it("waits as long as the server asks, and is there when it comes", async () => {
    answers.set("/x", (_, response) => response.writeHead(429, { "retry-after": "900" }).end());
    const store = await createStore();
    const product = await addProduct(store, ["/x"]);
    await round(store);
    const [row] = await inStore<{ seconds: number }>(
      store,
      sql`select extract(epoch from due_at - now())::int as seconds from pictures`,
    );
    expect(row?.seconds).toBeGreaterThan(800);
    answers.set("/x", picture);
    await later(store);
    await round(store);
    expect(await problemOf(store, product)).toMatchObject({ state: "stored", problem: null });
  });

  it("is asked for anew when somebody says so", async () => {
    const store = await createStore();
    const product = await addProduct(store, ["/x", "/y"]);
    answers.set("/y", picture);
    await round(store);
    answers.set("/x", picture);
    expect(await call(store, retryPictures, { id: product.id })).toEqual({ pictures: 1 });
    await round(store);
    expect((await read(store, product)).pictures.map(({ state }) => state)).toEqual(["stored", "stored"]);
    expect([asked.get("/x"), asked.get("/y")]).toEqual([2, 1]);
    expect(await call(store, retryPictures, { id: product.id })).toEqual({ pictures: 0 });
  });

  it("because its host is away is set back with all the others, asked a few times and not for each", async () => {
    let calls = 0;
    const store = await createStore();
    const paths = Array.from({ length: 60 }, (_, n) => `/away-${n}`);
    for (const path of paths) {
      answers.set(path, (request) => {
        calls++;
        request.socket.destroy();
      });
    }
    await addProduct(store, paths);
    await round(store);
    expect(calls).toBeLessThan(6);
    const states = await inStore(
      store,
      sql`select state, attempts, problem ->> 'code' as code, due_at > now() as later, count(*)::int from pictures group by 1, 2, 3, 4`,
    );
    expect(states).toEqual([{ state: "waiting", attempts: 1, code: "FETCH_FAILED", later: true, count: 60 }]);
    for (let attempt = 2; attempt <= 4; attempt++) {
      await later(store);
      await round(store);
    }
    expect(calls).toBeLessThan(24);
    const failed = await inStore(store, sql`select 1 from pictures where state = 'failed' and attempts = 4`);
    expect(failed).toHaveLength(60);
  });
});

describe("exactly once", () => {
  it("with two at work each picture is asked for and stored once", async () => {
    const store = await createStore();
    const paths = Array.from({ length: 40 }, (_, n) => `/p${n}`);
    for (const path of paths) answers.set(path, picture);
    await addProduct(store, paths);
    await Promise.all([round(store), round(store), round(store)]);
    expect([...asked.values()]).toEqual(paths.map(() => 1));
    expect(await fileCount(store)).toBe(40);
  });

  it("one that was taken for dead brings nothing twice", async () => {
    const store = await createStore();
    const product = await addProduct(store, ["/slow"]);
    let release = () => {};
    answers.set("/slow", (request, response) => {
      release = () => picture(request, response);
    });
    const slow = round(store);
    await vi.waitFor(() => expect(asked.get("/slow")).toBe(1));
    // While it may still be alive, nobody else takes what it has in hand.
    expect(await round(store)).toBe(false);
    expect(asked.get("/slow")).toBe(1);
    await later(store);
    answers.set("/slow", picture);
    await round(store);
    const before = await read(store, product);
    release();
    await slow;
    expect(before.imageUrl).toMatch(/^\/store\//);
    expect((await read(store, product)).imageUrl).toBe(before.imageUrl);
    expect(await fileCount(store)).toBe(1);
  });

  it("a product that is written while its picture arrives gets it", async () => {
    answers.set("/a.png", picture);
    const store = await createStore();
    await addProduct(store, ["/a.png"], "First");
    const input = ProductInput.parse({ title: "Second", images: [{ url: at("/a.png") }], variants: [{}] });
    const { arrival, id } = await withWorkspace(store.workspace.id, async (tx) => {
      const [second = ""] = await insertProducts(tx, [input]);
      let arrived = false;
      const coming = round(store).then(() => {
        arrived = true;
      });
      // It waits for this transaction, or has gone past it.
      await vi.waitFor(async () => {
        const [row] = await tx.execute<{ blocked: number }>(
          sql`select count(*)::int as blocked from pg_locks where not granted`,
        );
        if (!arrived && !row?.blocked) throw new Error("not yet");
      });
      return { arrival: coming, id: second };
    });
    await arrival;
    expect((await read(store, { id })).imageUrl).toMatch(/^\/store\//);
  });

  it("a change of the product does not take an arrived picture away", async () => {
    answers.set("/a.png", picture);
    const store = await createStore();
    const product = await addProduct(store, ["/a.png"]);
    await round(store);
    const changed = await call<ProductDetail>(store, updateProduct, {
      id: product.id,
      change: { title: "Cup" },
    });
    expect(changed.imageUrl).toMatch(/^\/store\//);
    const without = await call<ProductDetail>(store, updateProduct, {
      id: product.id,
      change: { images: [] },
    });
    expect(without).toMatchObject({ imageUrl: null, pictures: [] });
  });
});

describe("the job", () => {
  const [fetchPictures] = pictureJobs;

  it("runs after a save, and once for many saves together", async () => {
    if (!fetchPictures) throw new Error("there is no such job");
    for (const path of ["/a", "/b", "/c"]) answers.set(path, picture);
    const store = await createStore();
    const products = [await addProduct(store, ["/a"], "A"), await addProduct(store, ["/b", "/c"], "B")];
    await startEngine([...pictureJobs]);
    await vi.waitFor(async () => expect(await runsOf(fetchPictures)).toHaveLength(1));
    await passTime();
    const [run] = await ended(fetchPictures);
    expect(run).toMatchObject({ status: "completed", event: { data: { host } } });
    const done = await Promise.all(products.map((product) => read(store, product)));
    expect(done.flatMap(({ pictures }) => pictures.map(({ state }) => state))).toEqual(
      Array(3).fill("stored"),
    );
  });

  it("is woken for what is due again", async () => {
    if (!fetchPictures) throw new Error("there is no such job");
    answers.set("/x", (_, response) => response.writeHead(500).end());
    const store = await createStore();
    const product = await addProduct(store, ["/x"]);
    await round(store);
    answers.set("/x", picture);
    await later(store);
    expect(await wakePictures()).toBeGreaterThan(0);
    await startEngine([...pictureJobs]);
    await vi.waitFor(async () => expect((await runsOf(fetchPictures)).length).toBeGreaterThan(0));
    await passTime();
    await ended(fetchPictures);
    expect((await read(store, product)).imageUrl).toMatch(/^\/store\//);
  });
});
