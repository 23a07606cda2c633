import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import { textServiceIds } from "../services";
import { templateVariables, unknownVariables } from "./variables";

const longestTemplate = 4_000;
const TemplateText = z
  .string()
  .trim()
  .min(1)
  .max(longestTemplate)
  .refine((text) => unknownVariables(text).length === 0, {
    error: `names a variable that does not exist; there are ${templateVariables.join(", ")}`,
  });

const Name = z.string().trim().min(1).max(100);

export const SaveTemplateInput = z.strictObject({
  id: idOf("promptTemplate").optional().meta({ description: "Adds a version to this template" }),
  service: z.enum(textServiceIds),
  name: Name,
  text: TemplateText,
});
export type SaveTemplateInput = z.output<typeof SaveTemplateInput>;

export const UpdateTemplateInput = z.strictObject({
  id: idOf("promptTemplate"),
  archived: z.boolean().optional(),
  isDefault: z
    .boolean()
    .optional()
    .meta({ description: "The template that a new text of its service begins with; there is one at most" }),
});

export const PromptTemplate = z.object({
  id: idOf("promptTemplate"),
  service: z.enum(textServiceIds),
  name: z.string(),
  archived: z.boolean(),
  isDefault: z.boolean(),
  /** The newest first. */
  versions: z.array(z.object({ number: z.int(), text: z.string(), createdAt: z.iso.datetime() })),
});
export type PromptTemplate = z.output<typeof PromptTemplate>;
