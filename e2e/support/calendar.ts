import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** A receiver of webhooks on this machine, at an address that the installation may reach; one for each worker. */
export async function openReceiver(worker: number) {
  const port = Number(process.env.E2E_HOOK_PORTS?.split(",")[worker]);
  const told: { type: string }[] = [];
  const server = createServer(async (request, response) => {
    told.push((await json(request)) as { type: string });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return {
    url: `http://localhost:${port}/hook`,
    told,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
