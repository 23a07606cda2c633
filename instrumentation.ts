/** Runs once in each server process. Next builds it for both its runtimes; what it starts is Node's alone. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { start } = await import("./instrumentation-node");
    await start();
  }
}
