import { eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { platformSettings } from "@/server/modules/settings";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { aiCalls } from "../schema";
import { watchInstallation } from "./installation";
import { demandInstallation, type Months, noteUsedUp, setAsideMore } from "./spending";

const installationLimit = async () => (await platformSettings()).ai_budget.monthlyMicros;

/**
 * Lets a call in that was opened in this transaction with what it set aside, if the installation's budget allows it.
 * This comes last in its transaction.
 * @param micros what it can cost at most, in micro-dollars
 * @throws AppError BUDGET_EXCEEDED {budget, reason}
 */
export async function admit(tx: WorkspaceTx, months: Months, micros: number): Promise<void> {
  await demandInstallation(tx, months, micros, await installationLimit());
}

/**
 * Sets more aside for a call that goes on to another model.
 * @param whole what the call can cost at most by then, in micro-dollars
 * @throws AppError BUDGET_EXCEEDED; CANCELLED when the call was taken for dead and ended
 */
export async function enlarge(
  workspaceId: Id<"workspace">,
  callId: Id<"hold">,
  whole: number,
): Promise<void> {
  const limit = await installationLimit();
  await withWorkspace(workspaceId, async (tx) => {
    const [call] = await tx.select().from(aiCalls).where(eq(aiCalls.id, callId)).for("update");
    if (!call) throw new AppError("CANCELLED");
    const { storeMonth, installationMonth, reservedMicros } = call;
    if (storeMonth === null || whole <= reservedMicros) return;
    const months = { storeMonth, installationMonth };
    await tx.update(aiCalls).set({ reservedMicros: whole }).where(eq(aiCalls.id, callId));
    await setAsideMore(tx, months, whole - reservedMicros, whole);
    await demandInstallation(tx, months, whole, limit);
  }).catch(async (error: unknown) => {
    await noteRefusal(workspaceId, error);
    throw error;
  });
}

/** Has those told whom it concerns that a budget is used up, if that is why a call was refused. */
export async function noteRefusal(workspaceId: Id<"workspace">, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || error.code !== "BUDGET_EXCEEDED") return;
  try {
    if (error.params.reason === "store")
      await withWorkspace(workspaceId, (tx) => noteUsedUp(tx, workspaceId));
    if (error.params.reason === "installation") await watchInstallation(true);
  } catch (cause) {
    // The refusal stands; the next one tells of it.
    logger("ai").error({ err: cause }, "nobody could be told that a budget is used up");
  }
}
