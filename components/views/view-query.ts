import type { ListParams } from "@/components/shared/list/use-list-params";

/** What a view keeps of a list's address: search, filters and order, always in the same sequence. */
export function viewQueryOf(get: ListParams["get"], filters: readonly string[]): string {
  const kept = ["q", ...filters, "sort"].flatMap((name) => {
    const value = get(name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}

/** The change of the address that opens a view: what it does not name is taken away. */
export function openingOf(
  view: { id: string; query: string } | undefined,
  filters: readonly string[],
): Record<string, string | undefined> {
  const wanted = new URLSearchParams(view?.query);
  return {
    ...Object.fromEntries(["q", ...filters, "sort"].map((name) => [name, wanted.get(name) ?? undefined])),
    view: view?.id,
  };
}
