/** What each plan allows. Safe for the browser. Prices and editing come with billing. */
export const plans = {
  free: { apiRequestsPerHour: 100, aiMessagesPerMonth: 250 },
  starter: { apiRequestsPerHour: 500, aiMessagesPerMonth: 2000 },
  pro: { apiRequestsPerHour: 2000, aiMessagesPerMonth: 10_000 },
  business: { apiRequestsPerHour: 10_000, aiMessagesPerMonth: 50_000 },
} as const;

export type Plan = keyof typeof plans;
