import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { withWorkspace } from "@/server/db/client";
import { channels, deliveries, posts, slots } from "@/server/modules/calendar/schema";
import { publishDue } from "@/server/modules/calendar/sweep";
import type { Id } from "@/server/platform/ids";
import { connectToInstallation } from "./people";

interface Store {
  id: Id<"workspace">;
  owner: { id: string };
}

/** What a webhook is told of a post. */
interface Told {
  type: string;
  data: { text: string; link: string | null };
}

/** A receiver of webhooks on this machine, at an address that the installation may reach; one for each worker. */
export async function openReceiver(worker: number) {
  const port = Number(process.env.E2E_OUTSIDE_PORTS?.split(",")[worker]);
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    told.push((await json(request)) as Told);
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

/** Puts an approved post for all channels of a store at the end of its queue. */
export async function queuePost({ id: workspaceId, owner }: Store, text: string): Promise<void> {
  connectToInstallation();
  await withWorkspace(workspaceId, async (tx) => {
    const [post] = await tx
      .insert(posts)
      .values({
        workspaceId,
        text,
        status: "approved",
        approvedRevision: 1,
        approvedAt: new Date(),
        createdBy: owner.id as Id<"user">,
      })
      .returning({ id: posts.id });
    if (!post) throw new Error("the post was not written");
    for (const channel of await tx.select({ id: channels.id }).from(channels)) {
      await tx.insert(deliveries).values({ workspaceId, postId: post.id, channelId: channel.id });
    }
  });
}

/** Lets the next moment of a store's only slot come: what the calendar looks for each minute is looked for then. */
export async function letSlotCome({ id }: Store): Promise<void> {
  connectToInstallation();
  const [slot] = await withWorkspace(id, (tx) => tx.select().from(slots));
  if (!slot) throw new Error("the store has no slot");
  await withWorkspace(id, (tx) => publishDue(tx, slot.zone, slot.nextAt));
}
