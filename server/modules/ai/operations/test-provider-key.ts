import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { ProviderKeyInput, ProviderKeyTest } from "../contract";
import { keysOfStore } from "../keys/store-keys";
import { tryKey } from "../keys/try-key";

export const testProviderKey = workspaceOperation("workspace.manage", {
  name: "ai.testProviderKey",
  summary: "Ask a provider whether it accepts the store's own key; no text is written",
  kind: "action",
  input: ProviderKeyInput,
  output: ProviderKeyTest,
  rest: { method: "POST", path: "/ai/keys/{provider}/test" },
  perMinute: 10,
  async run(ctx, { provider }) {
    const credentials = (await ctx.transaction(keysOfStore)).keys.get(provider);
    if (!credentials) throw notFound("key");
    return { provider, result: await tryKey(provider, credentials, ctx.signal) };
  },
});
