/** Public pages that have an address without a language, at which they speak English. */
export const sitePages = ["/", "/pricing"];
