import { AppError } from "@/server/platform/errors";

/** How a call ends: "ok", or the code of its refusal; what is no refusal, as a text that no test expects. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "ok",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
