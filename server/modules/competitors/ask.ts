import { withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { runObject, WritingBrief } from "@/server/modules/ai";
import type { Crawl } from "@/server/modules/crawling";
import { ModelAnswer, modelForm, type ReducedPage } from "@/server/modules/extraction";
import { AppError } from "@/server/platform/errors";
import { isLocale } from "@/server/platform/i18n/locales";
import { logger } from "@/server/platform/log";
import { readingTask } from "./reading-task";

/** What is said where no model can be asked: nothing, so that the page counts as the rules read it. */
const untold: ModelAnswer = {
  name: null,
  price: null,
  compareAt: null,
  availability: null,
  sku: null,
  gtin: null,
  mpn: null,
  brand: null,
};

/**
 * Has a model read a page, as a part of its job: the job's points pay for it.
 * @returns undefined when a model was asked and failed; the page counts as the rules read it
 */
export async function askAboutPage(
  { id, workspaceId, reference }: Crawl,
  page: ReducedPage,
): Promise<ModelAnswer | undefined> {
  const [store] = await withWorkspace(
    workspaceId,
    (tx) => tx.select({ locale: workspaces.locale }).from(workspaces),
    { readOnly: true },
  );
  const locale = isLocale(store?.locale ?? "") ? store?.locale : "en";
  try {
    const { result } = await runObject<ModelAnswer, void>({
      workspaceId,
      actor: { type: "operator", userId: null, name: "competitors" },
      task: readingTask,
      brief: WritingBrief.parse({ task: "product_description", locale, material: page.text }),
      form: modelForm,
      schema: ModelAnswer,
      compose: () => untold,
      held: null,
      cause: "competitor-analysis",
      // A page whose process died is asked about again, under another key; the sweep of lost calls ends the first.
      key: `competitor:${id}:${crypto.randomUUID()}`,
      reference,
      signal: AbortSignal.timeout(120_000),
    });
    return result.value;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger("competitors").warn({ err: error, crawlId: id }, "a page was read by rules alone");
    return undefined;
  }
}
