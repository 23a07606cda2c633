import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Movement, MovementFilter } from "../contract";
import { readHistory } from "../history";

export const listMovements = workspaceOperation("wallet.read", {
  name: "wallet.listMovements",
  summary: "List what happened to the store's points, newest first",
  kind: "query",
  input: MovementFilter,
  output: z.object({ items: z.array(Movement), nextCursor: idOf("ledgerMovement").nullable() }),
  rest: { method: "GET", path: "/wallet/movements" },
  run: (ctx, filter) => readHistory(ctx.tx, filter),
});
