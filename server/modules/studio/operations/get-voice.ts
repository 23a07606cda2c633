import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { BrandVoice } from "../contract";
import { voiceView } from "../voice/rows";

export const getVoice = workspaceOperation("studio.read", {
  name: "studio.getVoice",
  summary: "Read how the store speaks: samples, traits, words it avoids, glossary, and earlier versions",
  kind: "query",
  input: z.strictObject({}),
  output: BrandVoice,
  rest: { method: "GET", path: "/studio/voice" },
  run: (ctx) => voiceView(ctx.tx, ctx.workspace),
});
