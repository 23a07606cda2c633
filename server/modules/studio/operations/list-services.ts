import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { ServiceId } from "../contract";
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
      }),
    ),
  }),
  rest: { method: "GET", path: "/studio/services" },
  run: async () => ({ items: services.map(({ id, category, points }) => ({ id, category, points })) }),
});
