import { routerOf } from "@/server/trpc/procedures";
import { approveChanges } from "./operations/approve-changes";
import { createRule } from "./operations/create-rule";
import { deleteRule } from "./operations/delete-rule";
import { getOverview } from "./operations/get-overview";
import { getRule } from "./operations/get-rule";
import { listChanges } from "./operations/list-changes";
import { listHolds } from "./operations/list-holds";
import { listRules } from "./operations/list-rules";
import { listRuns } from "./operations/list-runs";
import { previewPrices } from "./operations/preview-prices";
import { previewRule } from "./operations/preview-rule";
import { rejectChanges } from "./operations/reject-changes";
import { releaseHolds } from "./operations/release-holds";
import { runRules } from "./operations/run-rules";
import { setRuleActive } from "./operations/set-rule-active";
import { simulateRule } from "./operations/simulate-rule";
import { undoChange } from "./operations/undo-change";
import { undoRun } from "./operations/undo-run";
import { updateRule } from "./operations/update-rule";

export const repricingRouter = routerOf({
  getOverview,
  listRules,
  getRule,
  createRule,
  updateRule,
  setRuleActive,
  deleteRule,
  previewRule,
  previewPrices,
  simulateRule,
  runRules,
  listRuns,
  undoRun,
  listChanges,
  approveChanges,
  rejectChanges,
  undoChange,
  listHolds,
  releaseHolds,
});
