/**
 * How large a long proof is. Whole where it is decided whether a change is good (`npm run verify`, `.ci/run`); a part of
 * it in `npm test`, which one runs often and which is to take less than ten minutes on two cores.
 */
export const proofIsWhole = process.env.PROOFS === "whole";

/** The size of the whole proof, or of the part that is enough for every day. */
export const proofSize = (whole: number, part: number): number => (proofIsWhole ? whole : part);
