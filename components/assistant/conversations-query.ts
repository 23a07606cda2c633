/** The query of the conversations, as the page prefetches it and the list asks it. */
export const conversationsQuery = (search = "") => ({ limit: 30, ...(search && { search }) });
