import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { beginCheck } from "../check";
import { openJob } from "../order";
import { lockCompetitor } from "../rows";

export const checkNow = workspaceOperation("competitors.manage", {
  name: "competitors.checkNow",
  summary: "Look at a competitor now, without waiting for its time",
  kind: "mutation",
  input: z.strictObject({ id: idOf("competitor") }),
  output: z.object({ begun: z.enum(["search", "check", "second look", "nothing"]) }),
  rest: { method: "POST", path: "/competitors/{id}/check", status: 202 },
  async run(ctx, { id }) {
    const row = await lockCompetitor(ctx.tx, id);
    if (await openJob(ctx.tx, id)) throw new AppError("WRONG_STATE");
    return { begun: await beginCheck(ctx.tx, ctx.workspace, row, new Date(), true) };
  },
});
