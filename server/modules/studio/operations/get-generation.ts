import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { GenerationDetail } from "../contract";
import { generationDetail } from "../generation-rows";

export const getGeneration = workspaceOperation("studio.read", {
  name: "studio.getGeneration",
  summary: "Read a text with all its versions",
  kind: "query",
  input: z.strictObject({ id: idOf("generation") }),
  output: GenerationDetail,
  rest: { method: "GET", path: "/studio/generations/{id}" },
  run: (ctx, { id }) => generationDetail(ctx.tx, id, ctx.workspace.currency, ctx.actor.userId),
});
