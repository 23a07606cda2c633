import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { RenderingDetail } from "../contract";
import { renderingDetail } from "../pictures/rows";

export const getRendering = workspaceOperation("studio.read", {
  name: "studio.getRendering",
  summary: "Read a picture made in the studio, with all its versions",
  kind: "query",
  input: z.strictObject({ id: idOf("rendering") }),
  output: RenderingDetail,
  rest: { method: "GET", path: "/studio/pictures/{id}" },
  run: (ctx, { id }) => renderingDetail(ctx.tx, id),
});
