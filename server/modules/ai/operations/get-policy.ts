import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { planNames } from "@/server/operations/plans";
import { RoutingPolicy } from "../contract";
import { RouteTask } from "../prompts/tasks";
import { installationKeys, namedModels } from "../providers";
import { currentRoutes, loadPolicy } from "../routing/current-policy";
import { toRoute } from "../routing/versions";
import { providers } from "../words";

export const getPolicy = adminOperation({
  name: "ai.getPolicy",
  summary: "Read which models write for each task, and which providers have a key",
  kind: "query",
  input: z.strictObject({}),
  output: RoutingPolicy,
  rest: { method: "GET", path: "/admin/ai/routes" },
  async run(ctx) {
    // Enters the routes of a new installation.
    await loadPolicy(ctx.tx);
    const rows = await currentRoutes(ctx.tx);
    const keys = installationKeys();
    const named = namedModels("chatbot");
    return {
      routes: RouteTask.options.flatMap((task) => rows.filter((row) => row.task === task).map(toRoute)),
      providers: providers.map((provider) => ({
        provider,
        hasKey: provider === "offline" || keys.has(provider),
        model: named[provider] ?? null,
      })),
      plans: [...planNames],
    };
  },
});
