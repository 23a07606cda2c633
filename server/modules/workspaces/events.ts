import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A store has been opened. */
export const workspaceCreated = defineEvent(
  "workspaces/workspace.created",
  z.object({ workspaceId: idOf("workspace"), ownerId: idOf("user") }),
);

/** An invitation is to be mailed; `version` says which sending of it. */
export const invitationMailRequested = defineEvent(
  "workspaces/invitation.mailRequested",
  z.object({ workspaceId: idOf("workspace"), invitationId: idOf("invitation"), version: z.int() }),
);
