import { matchStates } from "@/server/modules/competitors/contract";

/** What the list of matches asks for, from the address. */
export function matchesQuery(get: (name: string) => string | undefined) {
  const search = get("q")?.trim();
  const competitorId = get("competitor");
  return {
    state: matchStates.find((state) => state === get("state")) ?? ("suggested" as const),
    limit: 50,
    ...(search && { search }),
    ...(competitorId && { competitorId }),
  };
}
