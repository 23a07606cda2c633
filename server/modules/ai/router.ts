import { routerOf } from "@/server/trpc/procedures";
import { generate } from "./operations/generate";
import { getBudget } from "./operations/get-budget";
import { getPolicy } from "./operations/get-policy";
import { installationBudget } from "./operations/installation-budget";
import { listModels } from "./operations/list-models";
import { listPriceVersions } from "./operations/list-price-versions";
import { listPrices } from "./operations/list-prices";
import { listProviderKeys } from "./operations/list-provider-keys";
import { listReconciliations } from "./operations/list-reconciliations";
import { listRouteVersions } from "./operations/list-route-versions";
import { listTasks } from "./operations/list-tasks";
import { listUsage } from "./operations/list-usage";
import { providerHealth } from "./operations/provider-health";
import { removeProviderKey } from "./operations/remove-provider-key";
import { rollbackRoute } from "./operations/rollback-route";
import { savePrice } from "./operations/save-price";
import { saveRoute } from "./operations/save-route";
import { setBudget } from "./operations/set-budget";
import { setProviderKey } from "./operations/set-provider-key";
import { testProviderKey } from "./operations/test-provider-key";
import { tryRoute } from "./operations/try-route";

export const aiRouter = routerOf({
  generate,
  listTasks,
  listUsage,
  getPolicy,
  saveRoute,
  listRouteVersions,
  rollbackRoute,
  tryRoute,
  listModels,
  providerHealth,
  getBudget,
  setBudget,
  installationBudget,
  listProviderKeys,
  setProviderKey,
  removeProviderKey,
  testProviderKey,
  listPrices,
  listPriceVersions,
  savePrice,
  listReconciliations,
});
