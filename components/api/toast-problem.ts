import { toast } from "@/components/shared/toast";
import { problemOfError } from "./problem";

/** Tells in the corner what went wrong with an action, in the server's words. */
export function toastProblem(error: unknown): void {
  const problem = problemOfError(error);
  void toast(problem?.title ?? (error instanceof Error ? error.message : String(error)), {
    tone: "error",
    ...(problem && { description: problem.detail }),
  });
}
