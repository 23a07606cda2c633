import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { ServiceId } from "../contract";
import { usesOwnKey } from "../costs";
import { services } from "../services";

export const listServices = workspaceOperation("studio.read", {
  name: "studio.listServices",
  summary: "List the studio's services and what each costs",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id: ServiceId,
        category: z.enum(["content", "media", "marketing"]),
        points: z.int(),
        ownKey: z.boolean().meta({ description: "Written with the store's own key: no points are taken" }),
      }),
    ),
  }),
  rest: { method: "GET", path: "/studio/services" },
  async run(ctx) {
    const items = [];
    for (const { id, category, points } of services) {
      items.push({ id, category, points, ownKey: await usesOwnKey(ctx.workspace, id) });
    }
    return { items };
  },
});
