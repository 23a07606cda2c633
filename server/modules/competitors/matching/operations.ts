import { decideMatches } from "../operations/decide-matches";
import { getComparison } from "../operations/get-comparison";
import { getComparisonHistory } from "../operations/get-comparison-history";
import { getMatchOverview } from "../operations/get-match-overview";
import { linkProducts } from "../operations/link-products";
import { listMatches } from "../operations/list-matches";
import { startMatching } from "../operations/start-matching";
import { undoDecision } from "../operations/undo-decision";

/** What can be asked of matches, for the router of the module. */
export const matchingOperations = {
  listMatches,
  decideMatches,
  linkProducts,
  undoDecision,
  startMatching,
  getMatchOverview,
  getComparison,
  getComparisonHistory,
};
