import { defineJob } from "@/server/jobs";
import { invitationMailRequested } from "./events";
import { sendInvitation } from "./mails";

const mailInvitation = defineJob(
  { id: "workspaces-mail-invitation", trigger: invitationMailRequested, retries: 10, concurrency: 4 },
  ({ event, step }) => step.run("send", () => sendInvitation(event.data)),
);

export const workspacesJobs = [mailInvitation];
