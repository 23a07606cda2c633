import { createHmac, timingSafeEqual } from "node:crypto";
import { decodeId, type Id, type IdKind } from "@/server/platform/ids";
import { derivedKey } from "./secret";

/**
 * Mailed links carry `<id>.<signature>`. What is stored of a link is only its id: the signature is an HMAC under
 * the installation's secret, so a copy of the database opens nothing, and a mail can be written again.
 */
type LinkKind = "confirm" | "reset" | "invitation";

function signature(kind: LinkKind, id: string, version: number): Buffer {
  return createHmac("sha256", derivedKey("mailed links")).update(`${kind}\n${id}\n${version}`).digest();
}

/** The text of a link. Another version is another link: counting up ends the earlier one. */
export function linkToken(kind: LinkKind, id: string, version = 1): string {
  return `${id}.${signature(kind, id, version).toString("base64url")}`;
}

/** The id that a link names, before anything is known of its signature; undefined when it is no link at all. */
export function idOfLink<K extends IdKind>(kind: K, token: string): Id<K> | undefined {
  const id = token.slice(0, token.indexOf("."));
  return decodeId(kind, id) === undefined ? undefined : (id as Id<K>);
}

/** Whether a link was signed here, for this kind and version. */
export function isGenuineLink(kind: LinkKind, token: string, version = 1): boolean {
  const at = token.indexOf(".");
  const given = Buffer.from(token.slice(at + 1), "base64url");
  const expected = signature(kind, token.slice(0, at), version);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
