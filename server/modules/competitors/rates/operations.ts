import { deleteRate } from "../operations/delete-rate";
import { listRates } from "../operations/list-rates";
import { setRate } from "../operations/set-rate";

/** What can be asked of exchange rates, for the router of the module. */
export const rateOperations = { listRates, setRate, deleteRate };
