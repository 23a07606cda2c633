import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { ProviderKeyView } from "../contract";
import { listKeys } from "../keys/store-keys";

export const listProviderKeys = workspaceOperation("workspace.manage", {
  name: "ai.listProviderKeys",
  summary: "List the store's own keys of providers, by their last four characters",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(ProviderKeyView) }),
  rest: { method: "GET", path: "/ai/keys" },
  run: async (ctx) => ({ items: await listKeys(ctx.tx) }),
});
