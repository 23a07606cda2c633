import { longestFilter, productSorts, productStatuses, stockStates } from "@/server/modules/catalog/choices";
import type { ProductFilter } from "@/server/modules/catalog/contract";

type Get = (name: string) => string | undefined;

/** A value when it is one of those that there are. */
function among<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((one) => one === value);
}

/** What the parameters of the list's address ask of the API; what makes no sense there is left out. */
function productFilterOf(get: Get): ProductFilter {
  const text = (name: keyof typeof longestFilter, parameter: string = name) => {
    const value = get(parameter);
    return value && value.length <= longestFilter[name] ? { [name]: value } : {};
  };
  const status = among(productStatuses, get("status"));
  const stock = among(stockStates, get("stock"));
  return {
    ...text("search", "q"),
    ...(status && { status }),
    ...text("vendor"),
    ...text("category"),
    ...text("tag"),
    ...(stock && { stock }),
  };
}

/** The list's query: its filters, and the order that `sort` names (`title`, `-price`, ...). */
export function productQueryOf(get: Get) {
  const text = get("sort") ?? "-updated";
  const descending = text.startsWith("-");
  return {
    ...productFilterOf(get),
    sort: among(productSorts, text.replace(/^-/, "")) ?? ("updated" as const),
    order: descending ? ("desc" as const) : ("asc" as const),
  };
}

/** The order as the address has it. */
export const sortOf = (column: string, descending: boolean) => `${descending ? "-" : ""}${column}`;
