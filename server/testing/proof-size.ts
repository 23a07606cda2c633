/**
 * How large a long proof is. Whole in `npm run verify`, before a change is handed in; a part of it in `npm test` and
 * `.ci/run`, which run often and are to take less than ten minutes on two cores.
 */
export const proofIsWhole = process.env.PROOFS === "whole";

/** The size of the whole proof, or of the part that is enough for every day. */
export const proofSize = (whole: number, part: number): number => (proofIsWhole ? whole : part);
