import { join } from "node:path";
import postgres from "postgres";
import { run } from "./children";
import { say } from "./console";
import { readPrivate, writePrivate } from "./private-file";

interface Account {
  email: string;
  password: string;
}

/** How to sign in to the demo store and as an admin of the installation. */
export interface Login {
  owner: Account;
  admin: Account;
  file: string;
  /** It was made by this start, and nobody has seen it yet. */
  fresh: boolean;
}

interface Options {
  dataDir: string;
  serviceUrl: string;
  env: NodeJS.ProcessEnv;
}

type Kept = Pick<Login, "owner" | "admin"> & { database: string };

/**
 * Seeds the demo store into a database without any account, and keeps its passwords, which were made for
 * this installation, in `demo-login.json`.
 * @returns how to sign in; undefined when this database's demo was not seeded from here
 */
export async function demoLogin({ dataDir, serviceUrl, env }: Options): Promise<Login | undefined> {
  const file = join(dataDir, "demo-login.json");
  const database = await identityOf(serviceUrl);
  const kept = readPrivate<Kept>(file);
  if (!database.empty) return kept?.database === database.name ? { ...kept, file, fresh: false } : undefined;

  say("Filling the demo store");
  const lines: string[] = [];
  const child = run(["--import", "tsx", "server/seed/main.ts"], { env, onLine: (line) => lines.push(line) });
  if ((await child.exited) !== 0) throw new Error(`The demo store could not be filled:\n${lines.join("\n")}`);
  const login = JSON.parse(lines.at(-1) ?? "null") as Pick<Login, "owner" | "admin"> | null;
  if (!login) return undefined;
  writePrivate(file, { database: database.name, ...login });
  return { ...login, file, fresh: true };
}

/** Which database this is, and whether nobody has an account in it yet. */
async function identityOf(serviceUrl: string): Promise<{ name: string; empty: boolean }> {
  const sql = postgres(serviceUrl, { max: 1 });
  try {
    // A database made anew under the same name is another one: it has another creation time or oid.
    const [row] = await sql<{ name: string; empty: boolean }[]>`
      select oid || ':' || datname as name, not exists (select from users) as empty
      from pg_database where datname = current_database()`;
    return row ?? { name: "", empty: false };
  } finally {
    await sql.end();
  }
}
