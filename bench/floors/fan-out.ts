import { createServer, type ServerResponse } from "node:http";

// The floor of real time: what is posted is written to everybody who listens, and nothing else. Argument: port.
const listeners = new Set<ServerResponse>();

createServer((request, response) => {
  if (request.method === "POST") {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      for (const listener of listeners) listener.write(`data: ${text}\n\n`);
      response.end();
    });
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.flushHeaders();
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}).listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));
