/** What each plan allows. Safe for the browser. Prices and editing come with billing. */
interface PlanLimits {
  /** Calls with API keys, of all keys of the store together. */
  requestsPerHour: number;
  /** Keys that open something at one time. */
  apiKeys: number;
  aiMessagesPerMonth: number;
  /** Competitors that are watched. */
  competitors: number;
  /** Pages that one look at a competitor may read. */
  competitorPages: number;
}

export const planNames = ["free", "starter", "pro", "business"] as const;
export type Plan = (typeof planNames)[number];

export const plans: Readonly<Record<Plan, PlanLimits>> = {
  free: { requestsPerHour: 100, apiKeys: 2, aiMessagesPerMonth: 250, competitors: 5, competitorPages: 500 },
  starter: {
    requestsPerHour: 500,
    apiKeys: 5,
    aiMessagesPerMonth: 2000,
    competitors: 20,
    competitorPages: 2000,
  },
  pro: {
    requestsPerHour: 2000,
    apiKeys: 20,
    aiMessagesPerMonth: 10_000,
    competitors: 100,
    competitorPages: 5000,
  },
  business: {
    requestsPerHour: 10_000,
    apiKeys: 100,
    aiMessagesPerMonth: 50_000,
    competitors: 500,
    competitorPages: 20_000,
  },
};

/** The limits of a plan by its name; a name that is not known counts as free. */
export function planOf(name: string): PlanLimits {
  return plans[planNames.find((plan) => plan === name) ?? "free"];
}
