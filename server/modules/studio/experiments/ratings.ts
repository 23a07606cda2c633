import { and, asc, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { textRatings } from "../schema";
import type { VersionRating } from "./contract";

/** What people think of the versions of a text: those that somebody has rated. */
export async function ratingsOf(
  tx: WorkspaceTx,
  generationId: Id<"generation">,
  me: Id<"user"> | null,
): Promise<VersionRating[]> {
  const rows = await tx
    .select()
    .from(textRatings)
    .where(eq(textRatings.generationId, generationId))
    .orderBy(asc(textRatings.version));
  return [...Map.groupBy(rows, ({ version }) => version)].map(([version, of]) => {
    const mine = of.find(({ userId }) => userId === me);
    return {
      version,
      up: of.filter(({ value }) => value === "up").length,
      down: of.filter(({ value }) => value === "down").length,
      mine: mine ? { value: mine.value, reason: mine.reason } : null,
    };
  });
}

interface Rating {
  workspaceId: Id<"workspace">;
  generationId: Id<"generation">;
  version: number;
  userId: Id<"user">;
  value: "up" | "down" | null;
  reason: string | null;
}

/** Keeps what a person thinks of a version in place of what they thought before; null takes it back. */
export async function rate(tx: WorkspaceTx, { value, ...rating }: Rating): Promise<void> {
  const { generationId, version, userId, reason } = rating;
  if (value) {
    await tx
      .insert(textRatings)
      .values({ ...rating, value })
      .onConflictDoUpdate({
        target: [textRatings.workspaceId, textRatings.generationId, textRatings.version, textRatings.userId],
        set: { value, reason, updatedAt: new Date() },
      });
    return;
  }
  await tx
    .delete(textRatings)
    .where(
      and(
        eq(textRatings.generationId, generationId),
        eq(textRatings.version, version),
        eq(textRatings.userId, userId),
      ),
    );
}
