import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A crawl is to be begun, or to be gone on with. */
export const crawlRequested = defineEvent(
  "crawling/crawl.requested",
  z.strictObject({ workspaceId: idOf("workspace"), crawlId: idOf("crawl") }),
);
