import { defineJob } from "@/server/jobs";
import { deliveryDue } from "./events";
import { giveUp, sendDelivery } from "./send";
import { forgetVisitors, sweepDue } from "./sweep";

/** Attempts of a run, some of which may only find that another made them. */
const mostSteps = 30;

/** Sends a post to a channel, again later where the channel cannot take it now. One at a time to each channel. */
export const publishDelivery = defineJob(
  {
    id: "calendar-publish",
    name: "Publish a post to a channel",
    trigger: deliveryDue,
    retries: 10,
    concurrency: [{ key: "event.data.channelId", limit: 1 }],
    onFailure: ({ event }) => giveUp(event.data.workspaceId, event.data.deliveryId),
  },
  async ({ event, step }) => {
    const { workspaceId, deliveryId } = event.data;
    for (let n = 0; n < mostSteps; n++) {
      const again = await step.run(`send ${n}`, async () =>
        (await sendDelivery(workspaceId, deliveryId))?.toISOString(),
      );
      if (!again) return;
      await step.sleepUntil(`wait ${n}`, new Date(again));
    }
  },
);

/** Looks every minute for what is due. */
const sweepCalendar = defineJob(
  {
    id: "calendar-sweep",
    name: "Look for posts that are due",
    trigger: { cron: "* * * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("begin", () => sweepDue()),
);

const forget = defineJob(
  {
    id: "calendar-forget-visitors",
    name: "Forget who clicked",
    trigger: { cron: "20 3 * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("forget", () => forgetVisitors()),
);

export const calendarJobs = [publishDelivery, sweepCalendar, forget];
