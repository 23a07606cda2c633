import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Preview } from "../contract";
import { previewAll } from "../preview";

export const previewPrices = workspaceOperation("repricing.read", {
  name: "repricing.previewPrices",
  summary: "What all rules that are switched on would do now, and why; nothing is changed",
  kind: "query",
  input: z.strictObject({}),
  output: Preview,
  rest: { method: "GET", path: "/repricing/preview" },
  run: (ctx) => previewAll(ctx.tx, ctx.workspace),
});
