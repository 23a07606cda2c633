import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

/** Thrown for a value that no key of this installation opens: it was sealed by another one, or is damaged. */
export class SealBrokenError extends Error {
  override readonly name = "SealBrokenError";
}

const algorithm = "aes-256-gcm";

interface Key {
  /** Names the key in what it sealed, and tells nothing of it. */
  id: string;
  bytes: Buffer;
}

function keyOf(secret: string, purpose: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "rooz sealed values", purpose, 32));
  return { bytes, id: createHash("sha256").update(bytes).digest("hex").slice(0, 8) };
}

/** The keys for a purpose, the one that seals first. A value sealed before ENCRYPTION_KEY was set still opens. */
function keysFor(purpose: string): Key[] {
  const { ENCRYPTION_KEY, AUTH_SECRET } = env();
  return [ENCRYPTION_KEY, AUTH_SECRET].flatMap((secret) => (secret ? keyOf(secret, purpose) : []));
}

/**
 * Encrypts a secret that the database keeps, such as a customer's token: AES-256-GCM under a key for this purpose
 * (HKDF, RFC 5869), bound to `owner`, so that it opens in its own row only.
 * @throws Error when the installation has no secret
 */
export function seal(plain: string, purpose: string, owner: string): string {
  const [key] = keysFor(purpose);
  if (!key) throw new Error("Neither ENCRYPTION_KEY nor AUTH_SECRET is set. `npm start` makes both.");
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key.bytes, iv).setAAD(Buffer.from(owner));
  const data = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return ["s1", key.id, iv.toString("base64url"), data.toString("base64url")].join(".");
}

/** Opens what `seal` made for the same purpose and owner. @throws SealBrokenError */
export function unseal(sealed: string, purpose: string, owner: string): string {
  const [form, keyId, iv = "", text = ""] = sealed.split(".");
  const key = keysFor(purpose).find((one) => one.id === keyId);
  const data = Buffer.from(text, "base64url");
  if (form !== "s1" || !key || data.length < 16) throw new SealBrokenError("no key opens this value");
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(iv, "base64url"))
      .setAAD(Buffer.from(owner))
      .setAuthTag(data.subarray(-16));
    return Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SealBrokenError("the value was changed, or belongs elsewhere", { cause: error });
  }
}
