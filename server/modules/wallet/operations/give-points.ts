import { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { adminOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Balance, GrantInput } from "../contract";
import { grantPoints } from "../grant";
import { actorId, noteAndTell, operatorKey } from "../operator";

export const givePoints = adminOperation({
  name: "wallet.givePoints",
  summary: "Give a store points, for ever or until a date",
  kind: "action",
  input: GrantInput,
  output: z.object({ movement: idOf("ledgerMovement"), balance: Balance }),
  rest: { method: "POST", path: "/admin/workspaces/{workspace}/points" },
  run: (ctx, { workspace, amount, expiresAt }) =>
    withWorkspace(workspace, async (tx) => {
      const movement = await grantPoints(tx, {
        amount,
        key: operatorKey(ctx, "give"),
        cause: "operator",
        actor: actorId(ctx.actor),
        ...(expiresAt ? { expiresAt: new Date(expiresAt) } : {}),
      });
      return noteAndTell(tx, ctx, "points.given", movement, { amount, expiresAt: expiresAt ?? null });
    }),
});
