import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { ProviderKeyInput } from "../contract";
import { removeKey } from "../keys/store-keys";

export const removeProviderKey = workspaceOperation("workspace.manage", {
  name: "ai.removeProviderKey",
  summary: "Forget the store's own key of a provider: calls take points again",
  kind: "mutation",
  input: ProviderKeyInput,
  output: z.object({}),
  rest: { method: "DELETE", path: "/ai/keys/{provider}" },
  async run(ctx, { provider }) {
    await removeKey(ctx.tx, ctx.workspace.id, provider);
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "ai.keyRemoved", target: provider });
    return {};
  },
});
