import { platformSettings } from "@/server/modules/settings";
import { workspaceOperation } from "@/server/operations/define";
import { AnalyzeInput, AnalyzeOutput } from "../contract";
import { orderAnalysis } from "../order";

export const analyze = workspaceOperation("competitors.manage", {
  name: "competitors.analyze",
  summary: "Read a competitor's product, listing or shop, and watch what it sells from then on",
  kind: "mutation",
  input: AnalyzeInput,
  output: AnalyzeOutput,
  rest: { method: "POST", path: "/competitors/analyze", status: 202 },
  async run(ctx, { url, mode: asked, pages }) {
    const wanted = asked ?? (await platformSettings()).competitive_mode;
    const { id, mode } = await orderAnalysis(ctx.tx, {
      workspace: ctx.workspace,
      actor: ctx.actor,
      url,
      mode: wanted,
      pages,
    });
    return { job_id: id, mode };
  },
});
