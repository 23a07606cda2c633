import { routerOf } from "@/server/trpc/procedures";
import { applyBulk } from "./operations/apply-bulk";
import { applyVersion } from "./operations/apply-version";
import { generate } from "./operations/generate";
import { getBulk } from "./operations/get-bulk";
import { getGeneration } from "./operations/get-generation";
import { listGenerations } from "./operations/list-generations";
import { listServices } from "./operations/list-services";
import { quoteBulk } from "./operations/quote-bulk";
import { saveVersion } from "./operations/save-version";
import { startBulk } from "./operations/start-bulk";
import { undoApply } from "./operations/undo-apply";

export const studioRouter = routerOf({
  listServices,
  listGenerations,
  getGeneration,
  generate,
  saveVersion,
  applyVersion,
  undoApply,
  quoteBulk,
  startBulk,
  getBulk,
  applyBulk,
});
