import { inngestHandler, jobsMode } from "@/server/jobs";
import { jobs } from "@/server/jobs/registry";

let handler: ((request: Request) => Promise<Response>) | undefined;

/** Inngest calls the jobs here, signed. On the embedded engine nobody does, and there is nothing to call. */
async function handle(request: Request): Promise<Response> {
  if (jobsMode() === "embedded") return new Response(null, { status: 404 });
  handler ??= inngestHandler(jobs);
  return handler(request);
}

export { handle as GET, handle as POST, handle as PUT };
