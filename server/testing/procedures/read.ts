import type { Meta } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";
import type { Procedure } from "./walk";

interface Built {
  _def: { type: string; meta?: Meta };
}

/** Every procedure of the root router. */
export function allProcedures(): Procedure[] {
  const built = appRouter._def.procedures as unknown as Record<string, Built>;
  return Object.entries(built).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    operation: _def.meta?.operation,
  }));
}
