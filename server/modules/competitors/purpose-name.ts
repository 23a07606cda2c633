/** What crawls of this module are called. */
export const purposeName = "competitor";
