import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Version } from "../contract";
import { addVersion, generationRow, shareOfEdit, toVersion } from "../generation-rows";
import { findingsOf, textFacts } from "../grounding";

export const saveVersion = workspaceOperation("studio.use", {
  name: "studio.saveVersion",
  summary: "Keep an edited text as a new version",
  kind: "mutation",
  input: z.strictObject({ id: idOf("generation"), text: z.string().trim().min(1).max(50_000) }),
  output: Version,
  rest: { method: "POST", path: "/studio/generations/{id}/versions", status: 201 },
  async run(ctx, { id, text }) {
    const generation = await generationRow(ctx.tx, id);
    const facts = await textFacts(ctx.tx, generation, ctx.workspace.currency);
    const version = await addVersion(ctx.tx, generation, {
      text,
      editShare: await shareOfEdit(ctx.tx, id, text),
      findings: findingsOf(text, facts, generation.options.locale),
      source: "edit",
      provider: null,
      model: null,
      offline: false,
      createdBy: ctx.actor.userId,
    });
    return toVersion(version);
  },
});
