import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { membersOf, readThreads } from "../comments/rows";
import { ThreadList } from "../contract";
import { generationRow } from "../generation-rows";

export const listThreads = workspaceOperation("studio.read", {
  name: "studio.listThreads",
  summary: "List what was said of a text, and whom one can mention",
  kind: "query",
  input: z.strictObject({ id: idOf("generation") }),
  output: ThreadList,
  rest: { method: "GET", path: "/studio/generations/{id}/threads" },
  async run(ctx, { id }) {
    await generationRow(ctx.tx, id);
    return {
      items: await readThreads(ctx.tx, { generationId: id }),
      people: await membersOf(ctx.tx),
    };
  },
});
