import { recordAudit } from "@/server/modules/audit";
import { actorId } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { ProviderKeyView, SetProviderKeyInput } from "../contract";
import { setKey } from "../keys/store-keys";

export const setProviderKey = workspaceOperation("workspace.manage", {
  name: "ai.setProviderKey",
  summary: "Have a provider asked with the store's own key: calls with it take no points",
  kind: "mutation",
  input: SetProviderKeyInput,
  output: ProviderKeyView,
  rest: { method: "PUT", path: "/ai/keys/{provider}" },
  async run(ctx, { provider, key }) {
    const view = await setKey(ctx.tx, ctx.workspace.id, { provider, key, setBy: actorId(ctx.actor) });
    const details = { lastFour: view.lastFour };
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "ai.keySet", target: provider, details });
    return view;
  },
});
