import { createHmac, randomBytes } from "node:crypto";
import { AppError } from "@/server/platform/errors";
import { fetchPublic, mayPass } from "@/server/platform/http/fetch";
import type { ChannelProblem, SendResult } from "../problems";

/** A new signing key, in the form of Standard Webhooks: 32 random bytes in base64 after `whsec_`. */
export const newSigningKey = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** The signature of a message by Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over id, time and body. */
function signature(key: string, id: string, timestamp: number, body: string): string {
  const secret = Buffer.from(key.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

interface Hook {
  url: string;
  key: string;
}

/**
 * Posts a signed message. Its id is the same in every attempt, by which the receiver knows one that it has had.
 * @param body JSON, the same in every attempt
 */
export async function sendToWebhook({ url, key }: Hook, id: string, body: string): Promise<SendResult> {
  const timestamp = Math.floor(Date.now() / 1000);
  try {
    await fetchPublic(url, {
      maxBytes: 64 * 1024,
      post: {
        body,
        headers: {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(timestamp),
          "webhook-signature": signature(key, id, timestamp, body),
        },
      },
    });
    return { type: "sent", externalId: null, url: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // It took the message, and its answer was longer than anybody needs.
    if (error.code === "TOO_LARGE") return { type: "sent", externalId: null, url: null };
    const problem = problemOf(error);
    return mayPass(error)
      ? { type: "later", problem, retryAfter: error.retryAfter }
      : { type: "refused", problem };
  }
}

function problemOf(error: AppError): ChannelProblem {
  switch (error.code) {
    case "FETCH_REFUSED":
      return { code: "addressRefused" };
    case "FETCH_TIMEOUT":
      return { code: "timeout" };
    case "FETCH_STATUS": {
      const status = Number(error.params.status);
      if (status === 410) return { code: "gone" };
      return status === 429 ? { code: "rateLimited" } : { code: "status", params: { status } };
    }
    default:
      return { code: "unreachable" };
  }
}

/** Sends a message that is no post, to see whether the receiver takes it. @returns what is wrong, or null */
export async function testWebhook(hook: Hook): Promise<ChannelProblem | null> {
  const body = JSON.stringify({ type: "channel.test", timestamp: new Date().toISOString(), data: {} });
  const result = await sendToWebhook(hook, `test_${randomBytes(12).toString("hex")}`, body);
  return result.type === "sent" ? null : result.problem;
}
