/** A name within a sentence, which keeps its own direction to itself (Unicode's first strong isolate). */
export const isolated = (text: string) => `\u2068${text}\u2069`;
