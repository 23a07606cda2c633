import { aiJobs } from "@/server/modules/ai/jobs";
import { analysesJobs } from "@/server/modules/analyses/jobs";
import { authJobs } from "@/server/modules/auth/jobs";
import { calendarJobs } from "@/server/modules/calendar/jobs";
import { catalogJobs } from "@/server/modules/catalog/jobs";
import { competitorsJobs } from "@/server/modules/competitors/jobs";
import { crawlingJobs } from "@/server/modules/crawling/jobs";
import { filesJobs } from "@/server/modules/files/jobs";
import { notificationsJobs } from "@/server/modules/notifications/jobs";
import { repricingJobs } from "@/server/modules/repricing/jobs";
import { studioJobs } from "@/server/modules/studio/jobs";
import { tasksJobs } from "@/server/modules/tasks/jobs";
import { walletJobs } from "@/server/modules/wallet/jobs";
import { workspacesJobs } from "@/server/modules/workspaces/jobs";
import type { Job } from "./define-job";
import { housekeeping } from "./housekeeping";

/** Every job of the product. A module's jobs.ts exports its own as `<module>Jobs`, and is named here. */
export const jobs: readonly Job[] = [
  housekeeping,
  ...authJobs,
  ...workspacesJobs,
  ...filesJobs,
  ...catalogJobs,
  ...crawlingJobs,
  ...aiJobs,
  ...studioJobs,
  ...analysesJobs,
  ...calendarJobs,
  ...competitorsJobs,
  ...repricingJobs,
  ...walletJobs,
  ...tasksJobs,
  ...notificationsJobs,
];
