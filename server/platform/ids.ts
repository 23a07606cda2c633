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
  edit: "edit",
  notification: "ntf",
  inbox: "inbox",
  savedView: "view",
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
  picture: "pic",
  category: "cat",
  generation: "gen",
  generationVersion: "gver",
  brandVoice: "voice",
  promptTemplate: "tmpl",
  promptTemplateVersion: "tver",
  adSet: "adset",
  adVersion: "adver",
  conversation: "conv",
  chatMessage: "msg",
  textThread: "thrd",
  textComment: "cmt",
  textRating: "rtg",
  promptExperiment: "exp",
  experimentArm: "arm",
  usage: "use",
  attempt: "try",
  budget: "bud",
  spending: "spend",
  providerKey: "pkey",
  bulk: "bulk",
  bulkItem: "bitm",
  analysis: "anl",
  rendering: "rnd",
  renderingVersion: "rver",
  renderingFile: "rfil",
  imports: "imp",
  importRow: "irow",
  event: "evt",
  run: "run",
  mail: "mail",
  setting: "set",
  post: "post",
  postEvent: "pevt",
  channel: "chan",
  delivery: "dlv",
  slot: "slot",
  shortLink: "link",
  linkDay: "lday",
  linkVisit: "lvis",
  priceChange: "pchg",
  priceSet: "pset",
  repricingRule: "rule",
  repricingRun: "rrun",
  repricingChange: "rchg",
  repricedVariant: "rvar",
  crawl: "crwl",
  crawlPage: "cpge",
  competitor: "cmp",
  competitorJob: "job",
  competitorProduct: "cprd",
  competitorPrice: "cprc",
  alertRule: "arul",
  competitorAlert: "alrt",
  competitorMatch: "cmat",
  matchRun: "mrun",
  competitorPicture: "cpic",
  ownPicture: "opic",
  exchangeRate: "rate",
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = string & { readonly __id?: K };

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** The value of each character by its code; 255 where it is none of the alphabet. */
const values = new Uint8Array(128).fill(255);
for (const [i, c] of [...alphabet].entries()) values[c.charCodeAt(0)] = i;

let lastTime = 0;
let sequence = 0;

/** Random bytes in store, because asking for few takes as long as asking for many; none is given out twice. */
const store = new Uint8Array(4096);
let used = store.length;

function randomBytes(): Uint8Array {
  if (used === store.length) {
    crypto.getRandomValues(store);
    used = 0;
  }
  used += 16;
  return store.slice(used - 16, used);
}

/** A new UUIDv7; ids made in one process within a millisecond still sort in order of creation. */
export function newUuid(): string {
  const bytes = randomBytes();
  const now = Math.max(Date.now(), lastTime);
  if (now === lastTime) sequence += 1;
  else sequence = ((bytes[6] ?? 0) & 0x07) << 8;
  lastTime = now;
  if (sequence > 0xfff) {
    lastTime += 1;
    sequence = 0;
  }
  for (let i = 5, rest = lastTime; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes[6] = 0x70 | (sequence >> 8);
  bytes[7] = sequence & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let hex = "";
  for (const byte of bytes) hex += (byte < 16 ? "0" : "") + byte.toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The form for people of a database uuid. */
export function encodeId<K extends IdKind>(kind: K, uuid: string): Id<K> {
  // Lists make many of these, so bits are shifted through a small number instead of dividing a large one. 26
  // characters have 130 bits, of which the first two are no part of the uuid.
  let text = "";
  let held = 0;
  let bits = 2;
  for (let at = 0; at < uuid.length; at++) {
    const code = uuid.charCodeAt(at);
    if (code === 45) continue;
    held = (held << 4) | (code < 58 ? code - 48 : (code | 32) - 87);
    bits += 4;
    if (bits < 5) continue;
    bits -= 5;
    text += alphabet[(held >> bits) & 31];
    held &= 15;
  }
  return `${idPrefixes[kind]}_${text}` as Id<K>;
}

/** The smallest id that a row of this moment can have: ids carry their time, in milliseconds. */
export function firstIdAt<K extends IdKind>(kind: K, at: Date): Id<K> {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return encodeId(kind, `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`);
}

/** Where the hyphens of a uuid stand, as the number of digits before them. */
const hyphens = new Set([8, 12, 16, 20]);

/** The uuid of an id, or undefined when it is not an id of that kind. */
export function decodeId(kind: IdKind, id: string): string | undefined {
  if (!isId(kind, id)) return undefined;
  let uuid = "";
  let digits = 0;
  let held = 0;
  // The first character holds three bits: what it has more would be beyond 128.
  let bits = -2;
  for (let at = idPrefixes[kind].length + 1; at < id.length; at++) {
    held = (held << 5) | (values[id.charCodeAt(at)] ?? 0);
    bits += 5;
    while (bits >= 4) {
      bits -= 4;
      if (hyphens.has(digits)) uuid += "-";
      uuid += ((held >> bits) & 15).toString(16);
      digits += 1;
    }
    held &= 15;
  }
  return uuid;
}

/** Whether a text is an id of a kind. */
function isId(kind: IdKind, text: string): boolean {
  const prefix = idPrefixes[kind];
  const start = prefix.length + 1;
  if (text.length !== start + 26 || text.charCodeAt(start - 1) !== 95 || !text.startsWith(prefix))
    return false;
  if ((values[text.charCodeAt(start)] ?? 255) > 7) return false;
  for (let at = start + 1; at < text.length; at++) {
    if ((values[text.charCodeAt(at)] ?? 255) > 31) return false;
  }
  return true;
}

/** A new id of a kind, such as `prod_01jd...`. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  return encodeId(kind, newUuid());
}

/** Input contract of an id of a kind. */
export function idOf<K extends IdKind>(kind: K): z.ZodType<Id<K>, string> {
  return z
    .string()
    .refine((value) => isId(kind, value), {
      error: `expected an id such as ${idPrefixes[kind]}_...`,
    })
    .meta({ description: `Id with the prefix ${idPrefixes[kind]}_` }) as unknown as z.ZodType<Id<K>, string>;
}
