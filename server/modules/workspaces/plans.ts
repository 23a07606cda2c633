/** What a store's plan allows. */
interface Plan {
  /** Calls with API keys, of all keys of the store together. */
  requestsPerHour: number;
  /** Keys that open something at one time. */
  apiKeys: number;
}

const free: Plan = { requestsPerHour: 100, apiKeys: 2 };

const plans: Readonly<Record<string, Plan>> = {
  free,
  starter: { requestsPerHour: 500, apiKeys: 5 },
  pro: { requestsPerHour: 2000, apiKeys: 20 },
  business: { requestsPerHour: 10_000, apiKeys: 100 },
};

/** A plan by its name; a name that is not known counts as free. */
export function planOf(name: string): Plan {
  return plans[name] ?? free;
}
