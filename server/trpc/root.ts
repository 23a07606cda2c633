import { adminRouter } from "@/server/modules/admin/router";
import { aiRouter } from "@/server/modules/ai/router";
import { analysesRouter } from "@/server/modules/analyses/router";
import { assistantRouter } from "@/server/modules/assistant/router";
import { authRouter } from "@/server/modules/auth/router";
import { calendarRouter } from "@/server/modules/calendar/router";
import { catalogRouter } from "@/server/modules/catalog/router";
import { competitorsRouter } from "@/server/modules/competitors/router";
import { insightRouter } from "@/server/modules/insight/router";
import { jobRunsRouter } from "@/server/modules/job-runs/router";
import { liveRouter } from "@/server/modules/live/router";
import { notificationsRouter } from "@/server/modules/notifications/router";
import { repricingRouter } from "@/server/modules/repricing/router";
import { settingsRouter } from "@/server/modules/settings/router";
import { statusRouter } from "@/server/modules/status/router";
import { studioRouter } from "@/server/modules/studio/router";
import { tasksRouter } from "@/server/modules/tasks/router";
import { viewsRouter } from "@/server/modules/views/router";
import { walletRouter } from "@/server/modules/wallet/router";
import { workspacesRouter } from "@/server/modules/workspaces/router";
import { t } from "./init";

/** Every operation of the product, by module. REST, OpenAPI and the CLI are derived from this one tree. */
export const appRouter = t.router({
  admin: adminRouter,
  ai: aiRouter,
  analyses: analysesRouter,
  assistant: assistantRouter,
  auth: authRouter,
  calendar: calendarRouter,
  catalog: catalogRouter,
  competitors: competitorsRouter,
  insight: insightRouter,
  jobRuns: jobRunsRouter,
  live: liveRouter,
  notifications: notificationsRouter,
  repricing: repricingRouter,
  settings: settingsRouter,
  status: statusRouter,
  studio: studioRouter,
  tasks: tasksRouter,
  views: viewsRouter,
  wallet: walletRouter,
  workspaces: workspacesRouter,
});

export type AppRouter = typeof appRouter;
