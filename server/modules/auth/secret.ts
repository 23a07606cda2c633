import { hkdfSync } from "node:crypto";
import { env } from "@/server/platform/env";

/** The installation's secret. @throws Error with a sentence for the operator when it is not set. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) {
    throw new Error(
      "AUTH_SECRET is not set. Start Rooz with `npm start`, which makes one, or set it yourself.",
    );
  }
  return secret;
}

/** A key of its own for each purpose, so that no signature can be used in another's place. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "rooz", purpose, 32));
}
