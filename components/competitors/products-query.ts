import { productFilters, productSorts } from "@/server/modules/competitors/contract";

/** What the parameters of the list's address ask of the API; what makes no sense there is left out. */
export function competitorProductsQuery(competitorId: string, get: (name: string) => string | undefined) {
  const sort = get("sort") ?? "-changed";
  const search = get("q")?.trim();
  return {
    competitorId,
    ...(search && search.length <= 200 && { search }),
    filter: productFilters.find((one) => one === get("show")) ?? ("all" as const),
    sort: productSorts.find((one) => one === sort.replace(/^-/, "")) ?? ("changed" as const),
    order: sort.startsWith("-") ? ("desc" as const) : ("asc" as const),
  };
}
