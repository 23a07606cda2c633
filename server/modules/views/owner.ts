import type { Actor } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";

/** Whose views a call is about. @throws AppError FORBIDDEN for the operator at the command line, who has none. */
export function ownerOf({ actor }: { actor: Actor }): Id<"user"> {
  if (!actor.userId) throw new AppError("FORBIDDEN", { params: { permission: "user" } });
  return actor.userId;
}
