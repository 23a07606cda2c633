import type { z } from "zod";
import type { ContextOf } from "@/server/operations/context";
import { type Id, newId } from "@/server/platform/ids";
import type { PictureSource, RenderingDetail } from "../contract";
import { makePicture, type Work } from "./make";
import { renderingDetail } from "./rows";

interface Wanted {
  source: z.output<typeof PictureSource>;
  /** Make another version of this one. */
  renderingId?: Id<"rendering"> | undefined;
}

/** Makes a picture for who asks, and answers with all that is known of it. @throws AppError what `makePicture` throws */
export async function orderPicture(
  ctx: ContextOf<"workspace", "action">,
  work: Work,
  { source, renderingId }: Wanted,
): Promise<RenderingDetail> {
  const id = await makePicture({
    workspaceId: ctx.workspace.id,
    actor: ctx.actor,
    work,
    source,
    renderingId,
    key: `picture:${newId("event")}`,
    onDone: async (tx, made) => ctx.keepAnswer(tx, await renderingDetail(tx, made)),
  });
  return ctx.transaction((tx) => renderingDetail(tx, id));
}
