import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { readBalance } from "../account";
import { Balance } from "../contract";

export const getBalance = workspaceOperation("wallet.read", {
  name: "wallet.getBalance",
  summary: "Read how many points the store has and how many are held",
  kind: "query",
  input: z.strictObject({}),
  output: Balance,
  rest: { method: "GET", path: "/wallet" },
  run: (ctx) => readBalance(ctx.tx),
});
