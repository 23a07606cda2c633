import { defineJob } from "@/server/jobs";
import { workspaceErased } from "@/server/modules/workspaces";
import { storage } from "@/server/platform/storage";
import { filesRemoved } from "./events";

/** A content goes after its row has: a crash in between leaves a content that this job still removes. */
export const removeContents = defineJob(
  {
    id: "files-remove-contents",
    name: "Remove the contents of deleted files",
    trigger: filesRemoved,
    retries: 10,
  },
  ({ event, step }) =>
    step.run("remove", async () => {
      for (const key of event.data.keys) await storage().remove(key);
    }),
);

export const removeOfStore = defineJob(
  {
    id: "files-remove-of-store",
    name: "Remove the files of an erased store",
    trigger: workspaceErased,
    retries: 10,
  },
  ({ event, step }) => step.run("remove", () => storage().removeFolder(event.data.workspaceId)),
);

export const filesJobs = [removeContents, removeOfStore];
