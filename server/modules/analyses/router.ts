import { routerOf } from "@/server/trpc/procedures";
import { applySeoField } from "./operations/apply-seo-field";
import { deleteAnalysis } from "./operations/delete-analysis";
import { getAnalysis } from "./operations/get-analysis";
import { listAnalyses } from "./operations/list-analyses";
import { previewFigures } from "./operations/preview-figures";
import { previewPage } from "./operations/preview-page";
import { previewReviews } from "./operations/preview-reviews";
import { startReviews } from "./operations/start-reviews";
import { startSeo } from "./operations/start-seo";
import { startStrategy } from "./operations/start-strategy";
import { undoSeoField } from "./operations/undo-seo-field";

export const analysesRouter = routerOf({
  listAnalyses,
  getAnalysis,
  deleteAnalysis,
  previewReviews,
  startReviews,
  previewPage,
  startSeo,
  applySeoField,
  undoSeoField,
  previewFigures,
  startStrategy,
});
