import { z } from "zod";
import { Email, LinkToken, LocaleName, NewPassword, PersonName } from "@/server/modules/auth/contract";
import { Permission } from "@/server/operations/permissions";
import { locales } from "@/server/platform/i18n/locales";
import { idOf } from "@/server/platform/ids";

/** The roles that a member of a store may have, from most to least. */
export const roles = ["owner", "admin", "manager", "storekeeper", "analyst", "agent"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Words that stand in addresses where a store's slug does. */
const reservedSlugs = new Set(["new"]);

const StoreName = z.string().trim().min(1).max(80);
const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(48)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .refine((slug) => !reservedSlugs.has(slug), { params: { code: "taken" } })
  .meta({ description: "The store's name in addresses: a-z, 0-9 and single hyphens" });

const currencies = new Set(Intl.supportedValuesOf("currency"));
const CurrencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => currencies.has(code), { params: { code: "invalid" } })
  .meta({ description: "ISO 4217 code", example: "EUR" });

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Z]/.test(name);
  } catch {
    return false;
  }
}
export const Timezone = z
  .string()
  .trim()
  .max(60)
  .refine(isTimezone, { params: { code: "invalid" } })
  .meta({ description: "IANA time zone", example: "Asia/Tehran" });

export const WorkspaceView = z.object({
  id: idOf("workspace"),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  currency: z.string(),
  locale: z.enum(locales),
  timezone: z.string(),
  createdAt: z.iso.datetime(),
});
export const OwnWorkspace = WorkspaceView.extend({ role: Role });
export const OwnWorkspaces = z.object({ items: z.array(OwnWorkspace) });
export const CurrentWorkspace = OwnWorkspace.extend({ permissions: z.array(Permission) });

export const ClosedWorkspace = z.object({
  id: idOf("workspace"),
  name: z.string(),
  closedAt: z.iso.datetime(),
  erasedAt: z.iso.datetime().meta({ description: "From then on it cannot be opened again" }),
});
export type ClosedWorkspace = z.output<typeof ClosedWorkspace>;

export const CreateWorkspaceInput = z.strictObject({
  name: StoreName,
  slug: Slug.optional(),
  currency: CurrencyCode.default("USD"),
  locale: LocaleName.optional(),
  timezone: Timezone.default("UTC"),
});
export const UpdateWorkspaceInput = z.strictObject({
  name: StoreName.optional(),
  slug: Slug.optional(),
  currency: CurrencyCode.optional(),
  locale: LocaleName.optional(),
  timezone: Timezone.optional(),
});

const PageInput = { cursor: z.string().max(500).optional(), limit: z.int().min(1).max(100).default(50) };

export const ListMembersInput = z.strictObject(PageInput);
const Member = z.object({
  id: idOf("membership"),
  userId: idOf("user"),
  name: z.string(),
  email: z.string(),
  avatarUrl: z.string().nullable(),
  role: Role,
  joinedAt: z.iso.datetime(),
});
export const MemberPage = z.object({ items: z.array(Member), nextCursor: z.string().nullable() });
export const MemberInput = z.strictObject({ id: idOf("membership") });
export const ChangeRoleInput = z.strictObject({ id: idOf("membership"), role: Role });

export const InviteInput = z.strictObject({ email: Email, role: Role, locale: LocaleName.optional() });
export const InvitationInput = z.strictObject({ id: idOf("invitation") });
export const InvitationView = z.object({
  id: idOf("invitation"),
  email: z.string(),
  role: Role,
  status: z.enum(["open", "expired"]),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export const InvitationPage = z.object({
  items: z.array(InvitationView),
  nextCursor: z.string().nullable(),
});
export const ListInvitationsInput = z.strictObject(PageInput);

export const InvitationPreviewInput = z.strictObject({ token: LinkToken });
export const InvitationPreview = z.object({
  store: z.object({ name: z.string(), slug: z.string() }),
  inviter: z.string(),
  email: z.string(),
  role: Role,
  /** Whether the address has an account to sign in with; else accepting opens one. */
  hasAccount: z.boolean(),
  expiresAt: z.iso.datetime(),
});
export const AcceptInvitationInput = z.strictObject({
  token: LinkToken,
  /** Of a new account; not needed by who is signed in. */
  name: PersonName.optional(),
  password: NewPassword.optional(),
});
export const AcceptedInvitation = z.object({
  store: z.object({ id: idOf("workspace"), name: z.string(), slug: z.string() }),
  email: z.string(),
  role: Role,
});

export const CreateApiKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(Permission).min(1).max(100),
  expiresAt: z.iso.datetime().optional(),
});
export const ApiKeyInput = z.strictObject({ id: idOf("apiKey") });
const ApiKeyView = z.object({
  id: idOf("apiKey"),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(Permission),
  createdBy: idOf("user"),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export const CreatedApiKey = ApiKeyView.extend({
  key: z.string().meta({ description: "The key itself, told this once" }),
});
export const ApiKeyList = z.object({ items: z.array(ApiKeyView) });

export const Done = z.object({ done: z.literal(true) });
