/** The query of the lists of users and of stores, from the search in the address. */
export function listInput(search: string | string[] | undefined) {
  const text = (Array.isArray(search) ? search[0] : search)?.trim().slice(0, 200);
  return { limit: 50, ...(text && { search: text }) };
}
