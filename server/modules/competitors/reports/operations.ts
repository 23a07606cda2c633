import { getGapReport } from "../operations/get-gap-report";
import { getMoversReport } from "../operations/get-movers-report";
import { getPriceReport } from "../operations/get-price-report";
import { getPromotionReport } from "../operations/get-promotion-report";

/** What can be asked of reports, for the router of the module; their export is a file, and stands with those. */
export const reportOperations = { getPriceReport, getGapReport, getPromotionReport, getMoversReport };
