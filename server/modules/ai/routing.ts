import { desc, eq } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { withService } from "@/server/db/service";
import type { Provider, RouteEntry } from "./contract";
import { defaultPrices, defaultRoutes } from "./defaults";
import { unavailable } from "./failure";
import type { Task } from "./prompts/tasks";
import { isConfigured, modelName, providersWithKeys } from "./providers";
import { aiPrices, aiRoutes } from "./schema";

/** The model that writes for a task now. */
export interface Choice extends RouteEntry {
  model: string;
  /** What the task costs in points when it is called by itself. */
  points: number;
}

async function currentRoute(tx: Tx, task: Task) {
  const [route] = await tx
    .select({ points: aiRoutes.points, models: aiRoutes.models })
    .from(aiRoutes)
    .where(eq(aiRoutes.task, task))
    .orderBy(desc(aiRoutes.version))
    .limit(1);
  return route;
}

/** Enters what a new installation begins with; what is there stays. */
async function enterDefaults(): Promise<void> {
  await withService(async (tx) => {
    await tx.insert(aiRoutes).values(defaultRoutes).onConflictDoNothing();
    await tx.insert(aiPrices).values(defaultPrices).onConflictDoNothing();
  });
}

/**
 * The first model of the task's route whose provider has a key. The offline writer is for installations without
 * any key: where one is set, a failing provider is an error to be mended, not to be covered up.
 * @throws AppError AI_UNAVAILABLE when the route has no model that can be asked
 */
export async function chooseModel(tx: Tx, task: Task): Promise<Choice> {
  let route = await currentRoute(tx, task);
  if (!route) {
    await enterDefaults();
    route = await currentRoute(tx, task);
  }
  if (!route) throw new Error(`no route for ${task}`);
  const keys = providersWithKeys();
  const usable = (entry: RouteEntry) =>
    entry.provider === "offline" ? keys.length === 0 : isConfigured(entry.provider);
  const entry = route.models.find(usable);
  const model = entry && (entry.model ?? modelName(entry.provider));
  if (!entry || !model) {
    const missing: Provider = route.models[0]?.provider ?? "offline";
    throw unavailable(missing, "missing");
  }
  return { ...entry, model, points: route.points };
}
