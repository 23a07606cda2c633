import type { Problem } from "@/server/platform/problem";

/** The problem details that a failed call carries, or undefined when the server was not reached. */
export function problemOfError(error: unknown): Problem | undefined {
  const data = (error as { data?: { problem?: Problem } } | null)?.data;
  return data?.problem;
}
