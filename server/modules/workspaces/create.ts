import { randomInt } from "node:crypto";
import type { ServiceTx } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import { workspaceCreated } from "./events";
import { memberships } from "./schema";

interface NewWorkspace {
  name: string;
  ownerId: Id<"user">;
  slug?: string;
  currency: string;
  locale: Locale;
  timezone: string;
}

/**
 * Opens a store with its first owner, and tells the other modules. Without a slug, one is made from the name.
 * @throws AppError CONFLICT when the slug that was asked for is taken.
 */
export async function createWorkspace(tx: ServiceTx, { ownerId, slug, ...given }: NewWorkspace) {
  const workspace = await insertWithFreeSlug(tx, given, slug);
  await tx.insert(memberships).values({ workspaceId: workspace.id, userId: ownerId, role: "owner" });
  await emit(tx, workspaceCreated.create({ workspaceId: workspace.id, ownerId }), {
    workspaceId: workspace.id,
  });
  return workspace;
}

async function insertWithFreeSlug(
  tx: ServiceTx,
  given: Omit<NewWorkspace, "ownerId" | "slug">,
  slug: string | undefined,
) {
  const base = slug ?? slugOf(given.name);
  for (let attempt = 0; attempt < 5; attempt++) {
    const candidate = attempt === 0 ? base : `${base}-${randomInt(10_000, 100_000)}`;
    const [workspace] = await tx
      .insert(workspaces)
      .values({ ...given, slug: candidate })
      .onConflictDoNothing({ target: workspaces.slug })
      .returning();
    if (workspace) return workspace;
    if (slug) break;
  }
  throw new AppError("CONFLICT", { fields: [{ path: "slug", code: "taken" }] });
}

/** A slug from a name in any script; a name without Latin letters or digits gives `store`. */
function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return slug.length >= 2 ? slug : "store";
}
