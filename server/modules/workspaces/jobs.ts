import { defineJob } from "@/server/jobs";
import { eraseClosedStores } from "./erase";
import { invitationMailRequested } from "./events";
import { sendInvitation } from "./mails";

const mailInvitation = defineJob(
  { id: "workspaces-mail-invitation", trigger: invitationMailRequested, retries: 10, concurrency: 4 },
  ({ event, step }) => step.run("send", () => sendInvitation(event.data)),
);

const eraseClosed = defineJob(
  {
    id: "workspaces-erase-closed",
    name: "Erase stores that were closed 30 days ago",
    trigger: { cron: "23 4 * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("erase", () => eraseClosedStores(new Date())),
);

export const workspacesJobs = [mailInvitation, eraseClosed];
