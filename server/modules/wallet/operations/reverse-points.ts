import { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { adminOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Balance, ReverseInput } from "../contract";
import { reverseMovement } from "../grant";
import { actorId, noteAndTell, operatorKey } from "../operator";

export const reversePoints = adminOperation({
  name: "wallet.reversePoints",
  summary: "Undo a movement of a store's points: a gift, something spent, or an expiry",
  kind: "action",
  input: ReverseInput,
  output: z.object({ movement: idOf("ledgerMovement"), balance: Balance }),
  rest: { method: "POST", path: "/admin/workspaces/{workspace}/points/{movement}/reverse" },
  run: (ctx, { workspace, movement }) =>
    withWorkspace(workspace, async (tx) => {
      const reversal = await reverseMovement(tx, {
        movementId: movement,
        key: operatorKey(ctx, "reverse"),
        cause: "correction",
        actor: actorId(ctx.actor),
      });
      return noteAndTell(tx, ctx, "points.reversed", reversal, { movement });
    }),
});
