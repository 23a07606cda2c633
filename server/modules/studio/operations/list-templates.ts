import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { PromptTemplate } from "../contract";
import { readTemplates } from "../templates/rows";

export const listTemplates = workspaceOperation("studio.read", {
  name: "studio.listTemplates",
  summary: "List the store's prompt templates with their versions, by service and name",
  kind: "query",
  input: z.strictObject({ archived: z.boolean().optional().meta({ description: "Archived ones too" }) }),
  output: z.object({ items: z.array(PromptTemplate) }),
  rest: { method: "GET", path: "/studio/templates" },
  run: async (ctx, filter) => ({ items: await readTemplates(ctx.tx, filter) }),
});
