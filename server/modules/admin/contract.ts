import { z } from "zod";
import { idOf } from "@/server/platform/ids";

export const ListInput = z.strictObject({
  search: z.string().trim().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
});

export const AdminUser = z.object({
  id: idOf("user"),
  email: z.string(),
  name: z.string(),
  isAdmin: z.boolean(),
  verified: z.boolean(),
  stores: z.int(),
  lastSeenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type AdminUser = z.output<typeof AdminUser>;

export const AdminWorkspace = z.object({
  id: idOf("workspace"),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  members: z.int(),
  products: z.int(),
  createdAt: z.iso.datetime(),
});
export type AdminWorkspace = z.output<typeof AdminWorkspace>;

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().nullable() });
