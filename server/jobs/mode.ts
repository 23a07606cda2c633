import { env } from "@/server/platform/env";

/**
 * Where jobs run: on Inngest when its keys (Inngest Cloud) or INNGEST_BASE_URL (one's own) are set, else on the
 * embedded engine.
 * @throws Error with a sentence when only part of what is needed is set.
 */
export function jobsMode(): "inngest" | "embedded" {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  if (!INNGEST_BASE_URL && !INNGEST_EVENT_KEY && !INNGEST_SIGNING_KEY) return "embedded";
  if (INNGEST_EVENT_KEY && INNGEST_SIGNING_KEY) return "inngest";
  const missing = INNGEST_EVENT_KEY ? "INNGEST_SIGNING_KEY" : "INNGEST_EVENT_KEY";
  throw new Error(
    `To run jobs on Inngest, set ${missing} too. To run them in the app itself, remove the variables that begin with INNGEST_.`,
  );
}
