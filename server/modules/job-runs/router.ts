import { routerOf } from "@/server/trpc/procedures";
import { cancelJobRun } from "./operations/cancel-job-run";
import { getJobRun } from "./operations/get-job-run";
import { listJobRuns } from "./operations/list-job-runs";
import { repeatJobRun } from "./operations/repeat-job-run";

export const jobRunsRouter = routerOf({ cancelJobRun, getJobRun, listJobRuns, repeatJobRun });
