/** The query of a run's products, as the page prefetches it and the list asks it. */
export const bulkQuery = (id: string, needsLook = false) => ({
  id,
  limit: 50,
  ...(needsLook && { needsLook }),
});
