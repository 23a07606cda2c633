import { z } from "zod";
import { locales } from "@/server/platform/i18n/locales";
import { idOf } from "@/server/platform/ids";

/** An email address in the form in which it is stored: lower case, nothing around it. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email().max(254))
  .meta({ description: "Email address", example: "mina@example.com" });

/** A password to be set. What it must not be (common, like the address) is checked on the server. */
export const NewPassword = z.string().min(10).max(200);

/** A password to be checked against the one that was set. */
const KnownPassword = z.string().min(1).max(1000);

export const PersonName = z.string().trim().min(1).max(80);
export const LocaleName = z.enum(locales);
export const LinkToken = z.string().min(20).max(200);

export const RegisterInput = z.strictObject({
  email: Email,
  password: NewPassword,
  name: PersonName.optional(),
  locale: LocaleName.optional(),
});
export const Registered = z.object({
  id: idOf("user"),
  email: z.string(),
  role: z.enum(["admin", "user"]),
});

export const LoginInput = z.strictObject({
  username: z.string().trim().min(1).max(254).meta({ description: "Email address" }),
  password: KnownPassword,
});
export const LoggedIn = z.object({
  access_token: z.string(),
  token_type: z.literal("bearer"),
  expires_in: z.int().meta({ description: "Seconds" }),
});

export const EmailInput = z.strictObject({ email: Email });
export const Accepted = z.object({ accepted: z.literal(true) });
export const TokenInput = z.strictObject({ token: LinkToken });
export const OwnEmail = z.object({ email: z.string() });

export const ResetInput = z.strictObject({ token: LinkToken, password: NewPassword });
export const ChangePasswordInput = z.strictObject({ current: KnownPassword, password: NewPassword });

export const Profile = z.object({
  id: idOf("user"),
  email: z.string(),
  name: z.string(),
  locale: LocaleName,
  role: z.enum(["admin", "user"]),
  createdAt: z.iso.datetime(),
});
export const UpdateProfileInput = z.strictObject({
  name: PersonName.optional(),
  locale: LocaleName.optional(),
});

const SessionView = z.object({
  id: idOf("session"),
  current: z.boolean(),
  userAgent: z.string(),
  ip: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export const SessionList = z.object({ items: z.array(SessionView) });
export const EndedSessions = z.object({ ended: z.int() });
