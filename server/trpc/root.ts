import { catalogRouter } from "@/server/modules/catalog/router";
import { settingsRouter } from "@/server/modules/settings/router";
import { statusRouter } from "@/server/modules/status/router";
import { t } from "./init";

/** Every operation of the product, by module. REST, OpenAPI and the CLI are derived from this one tree. */
export const appRouter = t.router({
  catalog: catalogRouter,
  settings: settingsRouter,
  status: statusRouter,
});

export type AppRouter = typeof appRouter;
