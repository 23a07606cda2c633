import { type ChangeState, changeStates } from "@/server/modules/repricing/states";

/** What the trail is asked for, by its address. */
export const trailQuery = (state: string | null | undefined) => {
  const known: ChangeState | undefined = changeStates.find((one) => one === state);
  return { limit: 24, ...(known && { state: known }) };
};

/** What waits. */
export const proposalsQuery = { limit: 50, state: "proposed" } as const;

/** What rules leave alone. */
export const holdsQuery = { limit: 24 } as const;
