import { workspaceOperation } from "@/server/operations/define";
import { PromptTemplate, UpdateTemplateInput } from "../contract";
import { changeTemplate } from "../templates/rows";

export const updateTemplate = workspaceOperation("studio.use", {
  name: "studio.updateTemplate",
  summary: "Put a prompt template away, bring it back, or let new texts of its service begin with it",
  kind: "mutation",
  input: UpdateTemplateInput,
  output: PromptTemplate,
  rest: { method: "PATCH", path: "/studio/templates/{id}" },
  run: (ctx, { id, ...change }) => changeTemplate(ctx.tx, id, change),
});
