import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { appUrl } from "@/server/platform/env";
import type { Id } from "@/server/platform/ids";
import { shortLinks } from "../schema";

/** Without the characters that are taken for one another; ten of them cannot be guessed. */
const alphabet = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const newCode = () => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join("");

/** Where a short link stands on the internet. */
export const shortUrl = (code: string): string => `${appUrl()}/l/${code}`;

interface NewLink {
  workspaceId: Id<"workspace">;
  deliveryId: Id<"delivery">;
  url: string;
}

/** The short link of a delivery, made with the first call. Where it leads may change until it is sent. */
export async function linkOf(tx: WorkspaceTx, { workspaceId, deliveryId, url }: NewLink): Promise<string> {
  await tx
    .insert(shortLinks)
    .values({ workspaceId, deliveryId, url, code: newCode() })
    .onConflictDoUpdate({
      target: [shortLinks.workspaceId, shortLinks.deliveryId],
      set: { url },
    });
  const [row] = await tx
    .select({ code: shortLinks.code })
    .from(shortLinks)
    .where(eq(shortLinks.deliveryId, deliveryId));
  if (!row) throw new Error("the short link was not written");
  return shortUrl(row.code);
}
