import { routerOf } from "@/server/trpc/procedures";
import { applyVersion, undoApply } from "./operations/apply-version";
import { applyBulk, getBulk, quoteBulk, startBulk } from "./operations/bulk";
import { generate } from "./operations/generate";
import { getGeneration } from "./operations/get-generation";
import { listGenerations } from "./operations/list-generations";
import { listServices } from "./operations/list-services";
import { saveVersion } from "./operations/save-version";

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
