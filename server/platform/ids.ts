import { z } from "zod";

/**
 * Ids are UUIDv7 (RFC 9562) in the database and `<prefix>_<26 characters>` for people: the TypeID form
 * (github.com/jetify-com/typeid, Crockford base 32, lower case). Both sort by time of creation.
 */
export const idPrefixes = {
  user: "user",
  session: "sess",
  token: "tok",
  workspace: "ws",
  membership: "mem",
  invitation: "inv",
  apiKey: "key",
  audit: "aud",
  notification: "ntf",
  inbox: "inbox",
  task: "task",
  file: "file",
  ledgerMovement: "mov",
  ledgerEntry: "ent",
  ledgerAccount: "acct",
  grant: "grant",
  hold: "hold",
  product: "prod",
  variant: "var",
  image: "img",
  category: "cat",
  generation: "gen",
  generationVersion: "gver",
  usage: "use",
  bulk: "bulk",
  bulkItem: "bitm",
  imports: "imp",
  importRow: "irow",
  event: "evt",
  run: "run",
  mail: "mail",
  setting: "set",
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = string & { readonly __id?: K };

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const values = new Map([...alphabet].map((c, i) => [c, BigInt(i)]));

let lastTime = 0;
let sequence = 0;

/** A new UUIDv7; ids made in one process within a millisecond still sort in order of creation. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Math.max(Date.now(), lastTime);
  if (now === lastTime) sequence += 1;
  else sequence = ((bytes[6] ?? 0) & 0x07) << 8;
  lastTime = now;
  if (sequence > 0xfff) {
    lastTime += 1;
    sequence = 0;
  }
  const time = BigInt(lastTime);
  for (let i = 0; i < 6; i++) bytes[i] = Number((time >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = 0x70 | (sequence >> 8);
  bytes[7] = sequence & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The form for people of a database uuid. */
export function encodeId<K extends IdKind>(kind: K, uuid: string): Id<K> {
  let n = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(n & 31n)] + text;
    n >>= 5n;
  }
  return `${idPrefixes[kind]}_${text}` as Id<K>;
}

/** The uuid of an id, or undefined when it is not an id of that kind. */
export function decodeId(kind: IdKind, id: string): string | undefined {
  const prefix = `${idPrefixes[kind]}_`;
  const text = id.slice(prefix.length);
  if (!id.startsWith(prefix) || !/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text)) return undefined;
  let n = 0n;
  for (const c of text) n = (n << 5n) | (values.get(c) ?? 0n);
  const hex = n.toString(16).padStart(32, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A new id of a kind, such as `prod_01jd...`. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  return encodeId(kind, newUuid());
}

/** Input contract of an id of a kind. */
export function idOf<K extends IdKind>(kind: K): z.ZodType<Id<K>, string> {
  return z
    .string()
    .refine((value) => decodeId(kind, value) !== undefined, {
      error: `expected an id such as ${idPrefixes[kind]}_...`,
    })
    .meta({ description: `Id with the prefix ${idPrefixes[kind]}_` }) as unknown as z.ZodType<Id<K>, string>;
}
