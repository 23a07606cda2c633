import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { Provider, ProviderModels } from "../contract";
import { installationKeys } from "../providers";
import { modelsOf } from "../routing/model-lists";

export const listModels = adminOperation({
  name: "ai.listModels",
  summary: "Ask a provider which models it has",
  kind: "action",
  input: z.strictObject({ provider: Provider }),
  output: ProviderModels,
  rest: { method: "GET", path: "/admin/ai/providers/{provider}/models" },
  run: async (_ctx, { provider }) => ({ provider, models: await modelsOf(installationKeys(), provider) }),
});
