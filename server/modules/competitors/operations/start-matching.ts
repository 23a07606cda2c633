import { z } from "zod";
import { emit } from "@/server/jobs";
import { workspaceOperation } from "@/server/operations/define";
import { matchingWanted } from "../matching/events";

export const startMatching = workspaceOperation("competitors.manage", {
  name: "competitors.startMatching",
  summary: "Look through all competitors' products for own ones",
  kind: "mutation",
  input: z.strictObject({}),
  output: z.object({ started: z.literal(true) }),
  rest: { method: "POST", path: "/matches/search", status: 202 },
  perMinute: 6,
  async run(ctx) {
    await emit(ctx.tx, matchingWanted.create({ workspaceId: ctx.workspace.id }));
    return { started: true as const };
  },
});
