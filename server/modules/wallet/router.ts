import { routerOf } from "@/server/trpc/procedures";
import { getBalance } from "./operations/get-balance";
import { givePoints } from "./operations/give-points";
import { listMovements } from "./operations/list-movements";
import { readStatement } from "./operations/read-statement";
import { reversePoints } from "./operations/reverse-points";

export const walletRouter = routerOf({ getBalance, listMovements, readStatement, givePoints, reversePoints });
