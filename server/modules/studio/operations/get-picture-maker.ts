import { z } from "zod";
import { chooseModels } from "@/server/modules/ai";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { PictureMaker } from "../contract";
import { serviceOf } from "../services";

export const getPictureMaker = workspaceOperation("studio.read", {
  name: "studio.getPictureMaker",
  summary: "Tell which model would make a picture now, or why none would",
  kind: "query",
  input: z.strictObject({}),
  output: PictureMaker,
  rest: { method: "GET", path: "/studio/pictures/maker" },
  async run(ctx) {
    const { id: workspaceId, plan, locale } = ctx.workspace;
    const { points } = serviceOf("image-generation");
    const request = { task: "picture", workspaceId, plan: () => plan, locale, characters: 0 } as const;
    try {
      const { choices, ownKey } = await chooseModels(request);
      const [{ provider, model }] = choices;
      return { points: ownKey ? 0 : points, maker: { provider, model }, reason: null };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "AI_UNAVAILABLE") throw error;
      return { points, maker: null, reason: String(error.params.reason) };
    }
  },
});
