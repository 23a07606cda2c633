import { defineJob } from "@/server/jobs";
import { fetchRates } from "./keep";

/** The bank publishes at about 16:00 of Frankfurt on working days. */
const fetchDaily = defineJob(
  {
    id: "competitors-fetch-rates",
    name: "Fetch exchange rates",
    trigger: { cron: "TZ=Europe/Berlin 30 16 * * 1-5" },
    retries: 5,
    concurrency: 1,
  },
  ({ step }) => step.run("fetch", () => fetchRates()),
);

export const ratesJobs = [fetchDaily];
