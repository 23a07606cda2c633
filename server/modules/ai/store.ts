import { eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import type { Id } from "@/server/platform/ids";

/** The plan of a store. */
export function planOfStore(workspaceId: Id<"workspace">): Promise<string> {
  return withWorkspace(
    workspaceId,
    async (tx) => {
      const [store] = await tx
        .select({ plan: workspaces.plan })
        .from(workspaces)
        .where(eq(workspaces.id, workspaceId));
      return store?.plan ?? "free";
    },
    { readOnly: true },
  );
}
