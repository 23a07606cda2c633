import { asc } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { CompetitorSummary } from "../contract";
import { competitors } from "../schema";
import { toSummaries } from "../views";

export const listCompetitors = workspaceOperation("competitors.read", {
  name: "competitors.listCompetitors",
  summary: "List the competitors that a store watches",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(CompetitorSummary) }),
  rest: { method: "GET", path: "/competitors" },
  async run(ctx) {
    // As many as the largest plan allows, which is a page.
    const rows = await ctx.tx
      .select()
      .from(competitors)
      .orderBy(asc(competitors.name), asc(competitors.id))
      .limit(500);
    return { items: await toSummaries(ctx.tx, rows) };
  },
});
