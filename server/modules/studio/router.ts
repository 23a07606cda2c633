import { routerOf } from "@/server/trpc/procedures";
import { adoptArm } from "./operations/adopt-arm";
import { applyBulk } from "./operations/apply-bulk";
import { applyRendering } from "./operations/apply-rendering";
import { applyVersion } from "./operations/apply-version";
import { changeExperiment } from "./operations/change-experiment";
import { deleteComment } from "./operations/delete-comment";
import { drawMany } from "./operations/draw-many";
import { drawThumbnail } from "./operations/draw-thumbnail";
import { editComment } from "./operations/edit-comment";
import { enhanceMany } from "./operations/enhance-many";
import { enhancePicture } from "./operations/enhance-picture";
import { generate } from "./operations/generate";
import { generatePicture } from "./operations/generate-picture";
import { getAdSet } from "./operations/get-ad-set";
import { getBulk } from "./operations/get-bulk";
import { getExperiment } from "./operations/get-experiment";
import { getGeneration } from "./operations/get-generation";
import { getPictureMaker } from "./operations/get-picture-maker";
import { getRendering } from "./operations/get-rendering";
import { getVoice } from "./operations/get-voice";
import { listAdSets } from "./operations/list-ad-sets";
import { listExperiments } from "./operations/list-experiments";
import { listGenerations } from "./operations/list-generations";
import { listRenderings } from "./operations/list-renderings";
import { listServices } from "./operations/list-services";
import { listSources } from "./operations/list-sources";
import { listTemplates } from "./operations/list-templates";
import { listThreads } from "./operations/list-threads";
import { previewEnhancement } from "./operations/preview-enhancement";
import { previewMany } from "./operations/preview-many";
import { previewThumbnail } from "./operations/preview-thumbnail";
import { proposeVoice } from "./operations/propose-voice";
import { quoteBulk } from "./operations/quote-bulk";
import { rateText } from "./operations/rate-text";
import { replyToThread } from "./operations/reply-to-thread";
import { resolveThread } from "./operations/resolve-thread";
import { restoreVoice } from "./operations/restore-voice";
import { saveAd } from "./operations/save-ad";
import { saveTemplate } from "./operations/save-template";
import { saveVersion } from "./operations/save-version";
import { saveVoice } from "./operations/save-voice";
import { shortenAd } from "./operations/shorten-ad";
import { startBulk } from "./operations/start-bulk";
import { startExperiment } from "./operations/start-experiment";
import { startThread } from "./operations/start-thread";
import { suggestSamples } from "./operations/suggest-samples";
import { undoApply } from "./operations/undo-apply";
import { undoApplyRendering } from "./operations/undo-apply-rendering";
import { updateTemplate } from "./operations/update-template";
import { writeAd } from "./operations/write-ad";

export const studioRouter = routerOf({
  listServices,
  listGenerations,
  getGeneration,
  generate,
  saveVersion,
  applyVersion,
  undoApply,
  listThreads,
  startThread,
  replyToThread,
  editComment,
  deleteComment,
  resolveThread,
  rateText,
  listExperiments,
  getExperiment,
  startExperiment,
  changeExperiment,
  adoptArm,
  quoteBulk,
  startBulk,
  getBulk,
  applyBulk,
  listTemplates,
  saveTemplate,
  updateTemplate,
  getVoice,
  saveVoice,
  restoreVoice,
  proposeVoice,
  suggestSamples,
  listSources,
  previewEnhancement,
  enhancePicture,
  previewThumbnail,
  drawThumbnail,
  listRenderings,
  getRendering,
  applyRendering,
  undoApplyRendering,
  enhanceMany,
  drawMany,
  getPictureMaker,
  generatePicture,
  previewMany,
  writeAd,
  shortenAd,
  saveAd,
  listAdSets,
  getAdSet,
});
