import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A post is to go to a channel now. */
export const deliveryDue = defineEvent(
  "calendar/delivery.due",
  z.strictObject({
    workspaceId: idOf("workspace"),
    deliveryId: idOf("delivery"),
    channelId: idOf("channel"),
  }),
);
