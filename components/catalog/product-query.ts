import { ProductFilter, ProductSort } from "@/server/modules/catalog/contract";

type Get = (name: string) => string | undefined;

/** What the parameters of the list's address ask of the API; what makes no sense there is left out. */
function productFilterOf(get: Get): ProductFilter {
  const { shape } = ProductFilter;
  const known = <K extends keyof typeof shape>(name: K, value: string | undefined) => {
    const parsed = shape[name].safeParse(value || undefined);
    return parsed.success && parsed.data !== undefined ? { [name]: parsed.data } : {};
  };
  return {
    ...known("search", get("q")),
    ...known("status", get("status")),
    ...known("vendor", get("vendor")),
    ...known("category", get("category")),
    ...known("tag", get("tag")),
    ...known("stock", get("stock")),
  };
}

/** The list's query: its filters, and the order that `sort` names (`title`, `-price`, ...). */
export function productQueryOf(get: Get) {
  const text = get("sort") ?? "-updated";
  const descending = text.startsWith("-");
  const sort = ProductSort.safeParse(text.replace(/^-/, ""));
  return {
    ...productFilterOf(get),
    sort: sort.success ? sort.data : ("updated" as const),
    order: descending ? ("desc" as const) : ("asc" as const),
  };
}

/** The order as the address has it. */
export const sortOf = (column: string, descending: boolean) => `${descending ? "-" : ""}${column}`;
