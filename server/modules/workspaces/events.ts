import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A store has been opened. */
export const workspaceCreated = defineEvent(
  "workspaces/workspace.created",
  z.object({ workspaceId: idOf("workspace"), ownerId: idOf("user") }),
);

/** A store has been closed: work on it is to stop. */
export const workspaceClosed = defineEvent(
  "workspaces/workspace.closed",
  z.object({ workspaceId: idOf("workspace") }),
);

/** A store is gone for good, with all its rows; what it kept elsewhere is to go too. */
export const workspaceErased = defineEvent(
  "workspaces/workspace.erased",
  z.object({ workspaceId: idOf("workspace") }),
);

/** An invitation is to be mailed; `version` says which sending of it. */
export const invitationMailRequested = defineEvent(
  "workspaces/invitation.mailRequested",
  z.object({ workspaceId: idOf("workspace"), invitationId: idOf("invitation"), version: z.int() }),
);
