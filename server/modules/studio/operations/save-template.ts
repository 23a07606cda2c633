import { workspaceOperation } from "@/server/operations/define";
import { PromptTemplate, SaveTemplateInput } from "../contract";
import { keepTemplate } from "../templates/rows";

export const saveTemplate = workspaceOperation("studio.use", {
  name: "studio.saveTemplate",
  summary: "Make a prompt template, or change one, which adds a version",
  kind: "mutation",
  input: SaveTemplateInput,
  output: PromptTemplate,
  rest: { method: "POST", path: "/studio/templates" },
  run: (ctx, input) => keepTemplate(ctx.tx, ctx.workspace.id, ctx.actor.userId, input),
});
