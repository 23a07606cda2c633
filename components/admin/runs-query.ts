import { runStatuses } from "@/server/modules/job-runs/contract";

/** What the parameters of the address ask of the list of job runs. */
export function runsQuery(get: (name: string) => string | undefined) {
  const status = runStatuses.find((known) => known === get("status"));
  const job = get("job")?.slice(0, 200);
  const routine = get("routine") === "shown";
  return { limit: 50, ...(status && { status }), ...(job && { job }), ...(routine && { routine }) };
}
