/** Spans that figures are told of, in days. Of its own, to be light in a browser. */
export const spans = [7, 30, 90, 365] as const;
