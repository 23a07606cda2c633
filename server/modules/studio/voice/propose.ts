import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { chooseModels, pointsOfCall, runObject, WritingBrief } from "@/server/modules/ai";
import { readBalance } from "@/server/modules/wallet";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import type { BrandVoice, HabitProposal, VoiceProposal } from "./contract";

/** Whose models are asked: who writes descriptions in a voice can hear it. */
const task = "product_description";

const form = [
  "The data holds sample texts by one author. Describe how the author speaks, for a colleague who is to write in the same voice.",
  'Give three to eight habits. "habit" names one in a short phrase of at most 100 characters in the language of the answer: tone, rhythm, address of the reader, how texts begin and end, humour, figures of speech. Say nothing of what is sold, and nothing that would be true of any text.',
  '"quote" shows it: three to twenty words of one sample, copied letter by letter.',
].join("\n");

/** As it is compared: models change white space, quotes and case, and cut at either end. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s"'“”‘’«»„…]+/g, " ")
    .trim();

/** The habits whose words stand in the samples; what a model makes up is dropped. */
function groundedHabits(habits: readonly HabitProposal[], samples: readonly string[]): HabitProposal[] {
  const said = samples.map(plain);
  const seen = new Set<string>();
  return habits.filter(({ habit, quote }) => {
    const shown = plain(quote);
    const fresh = !seen.has(plain(habit));
    seen.add(plain(habit));
    return fresh && shown.length > 2 && said.some((sample) => sample.includes(shown));
  });
}

/** What it costs to have a model describe samples; null where only the offline writer would answer, which cannot. */
export async function voiceReader({
  id,
  plan,
  locale,
}: Pick<WorkspaceAccess, "id" | "plan" | "locale">): Promise<BrandVoice["reader"]> {
  const request = { task, workspaceId: id, plan: () => plan, locale } as const;
  try {
    const { choices } = await chooseModels({ ...request, characters: 0 });
    if (choices[0].provider === "offline") return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "AI_UNAVAILABLE") return null;
    throw error;
  }
  return { points: await pointsOfCall(request) };
}

interface Order {
  workspace: Pick<WorkspaceAccess, "id" | "plan" | "locale">;
  actor: Actor;
  /** In which the habits are put into words. */
  locale: Locale;
  samples: readonly string[];
  key: string;
  signal: AbortSignal;
  onDone(tx: WorkspaceTx, proposal: VoiceProposal): Promise<void>;
}

/**
 * Has a model say in words how samples speak. It is asked once more where nothing that it says stands in them. What
 * is kept is for people to decide. Without a model that can be asked there is nothing, at no cost: the figures that
 * are read off the samples here stand beside it.
 * @throws AppError what `runObject` throws
 */
export async function proposeVoice(order: Order): Promise<VoiceProposal> {
  const { workspace, actor, locale, samples } = order;
  if (!(await voiceReader(workspace))) return { habits: [], available: null };
  const Answer = z
    .object({
      habits: z
        .array(z.object({ habit: z.string().trim().min(3).max(100), quote: z.string().trim().max(400) }))
        .min(1)
        .max(8),
    })
    .refine(({ habits }) => groundedHabits(habits, samples).length > 0, {
      message: "None of the quotes stands in the samples letter by letter",
    });
  const { value } = await runObject<z.output<typeof Answer>, VoiceProposal>({
    workspaceId: workspace.id,
    actor,
    brief: WritingBrief.parse({ task, locale, material: { samples: [...samples] } }),
    form,
    schema: Answer,
    cause: "brand-voice",
    key: order.key,
    signal: order.signal,
    async onDone(tx, { value: answer }) {
      const { available } = await readBalance(tx);
      const proposal = { habits: groundedHabits(answer.habits, samples), available };
      await order.onDone(tx, proposal);
      return proposal;
    },
  });
  if (!value) throw new Error("an answer was paid and not given");
  return value;
}
