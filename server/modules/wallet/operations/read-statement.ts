import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { StatementFilter, StatementLine } from "../contract";
import { readStatement as read } from "../statement";

export const readStatement = workspaceOperation("wallet.read", {
  name: "wallet.readStatement",
  summary: "Read what came in and what each piece of work cost in the end, newest first",
  kind: "query",
  input: StatementFilter,
  output: z.object({ items: z.array(StatementLine), nextCursor: idOf("ledgerMovement").nullable() }),
  rest: { method: "GET", path: "/wallet/statement" },
  run: (ctx, filter) => read(ctx.tx, filter),
});
