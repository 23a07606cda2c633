import type { Actor } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";

/** Whose alerts a call is about: those of the person, also when a key of theirs asks. @throws AppError FORBIDDEN */
export function personOf({ userId }: Actor): Id<"user"> {
  if (!userId) throw new AppError("FORBIDDEN");
  return userId;
}
