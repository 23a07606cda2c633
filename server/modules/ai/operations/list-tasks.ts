import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { TaskOffer } from "../contract";
import { Task } from "../prompts/tasks";
import { chooseModels, takesNoPoints } from "../routing/choose";

export const listTasks = workspaceOperation("ai.use", {
  name: "ai.listTasks",
  summary: "List the tasks of ai.generate with what each costs and who would write now",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(TaskOffer) }),
  rest: { method: "GET", path: "/ai/tasks" },
  async run(ctx) {
    const items: z.input<typeof TaskOffer>[] = [];
    for (const task of Task.options) {
      try {
        const { id: workspaceId, plan, locale } = ctx.workspace;
        const request = { task, workspaceId, plan: () => plan, locale, characters: 0 };
        const { choices, points } = await chooseModels(request);
        const [{ provider, model }] = choices;
        items.push({ task, points, ownKey: await takesNoPoints(request), writer: { provider, model } });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        items.push({ task, points: null, ownKey: false, writer: null });
      }
    }
    return { items };
  },
});
