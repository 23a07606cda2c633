import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import next from "next";

// The server in production: Next, and before it what the build holds in server/front (ADR 21). Plain JavaScript, so
// that nothing has to be translated in the server's process. Takes the port as its first argument.
const port = Number(process.argv[2]);
/** How long requests under way may take when the server is to end, in milliseconds. */
const graceMs = 3000;

process.title = "rooz-server";
// Next's settings as the build has worked them out, handed over as Next's own standalone server does it. To read
// next.config.ts here would bring two compilers into this process, 37 MB that stay.
const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);

const app = next({ dev: false, port });
await app.prepare();
const toNext = app.getRequestHandler();

const server = createServer((request, response) => {
  // A fault in one request must not end the process for all.
  const failed = (error) => {
    console.error(error);
    response.destroy();
  };
  const onward = () => toNext(request, response).catch(failed);
  const front = globalThis.__roozFront;
  if (front) front(request, response, onward).catch(failed);
  else onward();
});
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port);

let ending = false;
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    server.close(() => app.close().finally(() => process.exit(code)));
    server.closeIdleConnections();
    // Subscriptions have no end of their own; their clients go on where they were.
    setTimeout(() => server.closeAllConnections(), graceMs);
  });
}
