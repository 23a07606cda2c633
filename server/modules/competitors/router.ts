import { routerOf } from "@/server/trpc/procedures";
import { matchingOperations } from "./matching/operations";
import { analyze } from "./operations/analyze";
import { cancelJob } from "./operations/cancel-job";
import { checkNow } from "./operations/check-now";
import { deleteAlertRule } from "./operations/delete-alert-rule";
import { deleteCompetitor } from "./operations/delete-competitor";
import { getCompetitor } from "./operations/get-competitor";
import { getHistory } from "./operations/get-history";
import { getJob } from "./operations/get-job";
import { getProduct } from "./operations/get-product";
import { listAlertRules } from "./operations/list-alert-rules";
import { listAlerts } from "./operations/list-alerts";
import { listCompetitors } from "./operations/list-competitors";
import { listProducts } from "./operations/list-products";
import { quote } from "./operations/quote";
import { saveAlertRule } from "./operations/save-alert-rule";
import { updateCompetitor } from "./operations/update-competitor";
import { rateOperations } from "./rates/operations";
import { reportOperations } from "./reports/operations";

export const competitorsRouter = routerOf({
  analyze,
  getJob,
  cancelJob,
  quote,
  listCompetitors,
  getCompetitor,
  updateCompetitor,
  deleteCompetitor,
  checkNow,
  listProducts,
  getProduct,
  getHistory,
  listAlerts,
  listAlertRules,
  saveAlertRule,
  deleteAlertRule,
  ...matchingOperations,
  ...rateOperations,
  ...reportOperations,
});
