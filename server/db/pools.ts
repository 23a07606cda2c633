import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { EnvError, env } from "@/server/platform/env";

/**
 * Connections by role. Only client.ts (as the app role), service.ts (as the service role) and the
 * listener of real-time events may open them; an import-graph test keeps it so.
 */
type Role = "app" | "service";

function connect(role: Role) {
  const url = role === "app" ? env().DATABASE_APP_URL : env().DATABASE_SERVICE_URL;
  if (!url) {
    throw new EnvError([
      "No database is set up for this process. Start Rooz with `npm start`, or set DATABASE_APP_URL and DATABASE_SERVICE_URL.",
    ]);
  }
  const client = postgres(url, {
    max: role === "app" ? env().DATABASE_POOL_SIZE : Math.max(4, Math.ceil(env().DATABASE_POOL_SIZE / 2)),
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: `rooz-${role}` },
  });
  return { client, db: drizzle(client) };
}

// Kept on globalThis: in development, hot reload would otherwise leave a pool behind at each change.
const kept = globalThis as { __roozPools?: Map<Role, ReturnType<typeof connect>> };
kept.__roozPools ??= new Map();
const pools = kept.__roozPools;

/** The pool of a role, opened on first use. */
export function pool(role: Role): ReturnType<typeof connect> {
  let found = pools.get(role);
  if (!found) {
    found = connect(role);
    pools.set(role, found);
  }
  return found;
}

/** Closes every connection of this process, waiting up to five seconds for running queries. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map(({ client }) => client.end({ timeout: 5 })));
}
