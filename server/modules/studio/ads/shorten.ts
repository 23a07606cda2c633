import { z } from "zod";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { runObject, WritingBrief } from "@/server/modules/ai";
import { readBalance } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { shortenInstruction } from "./brief";
import { type ShortenAdInput, type ShortenedAd, shortenPoints } from "./contract";
import { adFieldOf } from "./networks";
import { adSetRow } from "./rows";
import { trimToFit } from "./trim";

type Shortened = z.output<typeof ShortenedAd>;

interface Order extends z.output<typeof ShortenAdInput> {
  workspaceId: Id<"workspace">;
  actor: Actor;
  key: string;
  signal: AbortSignal;
  onDone(tx: WorkspaceTx, shortened: Shortened): Promise<void>;
}

const Answer = z.object({ text: z.string().trim().min(1).max(5_000) });

/**
 * Has one text of an ad worded again so that it fits its field. Nothing is kept but the points it cost: whoever asked
 * puts it in the place of the other. The offline writer cuts it at the end of a word.
 * @throws AppError NOT_FOUND, BAD_INPUT for a field that the network does not have, and what `runObject` throws
 */
export async function shortenAdText(order: Order): Promise<Shortened> {
  const { workspaceId, actor, id, network, text } = order;
  const field = adFieldOf(network, order.field);
  if (!field) throw new AppError("BAD_INPUT", { fields: [{ path: "field", code: "invalid" }] });
  const { options } = await withWorkspace(workspaceId, (tx) => adSetRow(tx, id), { readOnly: true });
  const { locale, tone } = options;
  const limit = field.recommended ?? field.limit;
  const { value } = await runObject<z.output<typeof Answer>, Shortened>({
    workspaceId,
    actor,
    brief: WritingBrief.parse({ task: "ads_copy", locale, tone, prompt: text }),
    form: shortenInstruction(network, field),
    schema: Answer,
    compose: () => ({ text: trimToFit(text, limit, field.measure, locale) }),
    points: shortenPoints,
    cause: "ads-copy",
    key: order.key,
    reference: id,
    signal: order.signal,
    async onDone(tx, { value: answer, offline }) {
      const { available } = await readBalance(tx);
      const shortened = { text: answer.text, offline, available };
      await order.onDone(tx, shortened);
      return shortened;
    },
  });
  if (!value) throw new Error("a text was paid and not given");
  return value;
}
