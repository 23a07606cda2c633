import { chmodSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmbeddedPostgres } from "@/server/db/embedded";
import { migrate } from "@/server/db/migrate";
import { EnvError, parseEnv } from "@/server/platform/env";
import { mailboxOpenTo } from "@/server/platform/mail/mailbox";
import { staleBuild } from "./lib/build";
import { stopChildren } from "./lib/children";
import { say, sentenceOf } from "./lib/console";
import { demoLogin, markTold } from "./lib/demo";
import { claim } from "./lib/only-one";
import { watchParents } from "./lib/parents";
import { isPortFree } from "./lib/port";
import { writePrivate } from "./lib/private-file";
import { secretsOf } from "./lib/secrets";
import { buildApp, serveApp } from "./lib/web";
import { welcome } from "./lib/welcome";

// From nothing to a running product, in order: environment, secrets, database, schema, demo, build, server.
const root = resolve(import.meta.dirname, "..");
const development = process.argv.includes("--dev");

/** What to undo at the end, last first. */
const closers: (() => Promise<void> | void)[] = [];
let current: Promise<unknown> = Promise.resolve();
let ending: Promise<never> | undefined;

/** Stops everything that was started, in reverse order, and ends this process. */
function shutDown(code: number, sentence: string): Promise<never> {
  ending ??= (async () => {
    if (code === 0) say(sentence);
    else console.error(`\n${sentence}\n`);
    await stopChildren();
    // What is being started right now must be there before it can be stopped.
    await current.catch(() => {});
    await stopChildren();
    for (const close of closers.toReversed()) await close();
    if (closers.length > 0 || code === 0) say("Stopped.");
    process.exit(code);
  })();
  return ending;
}

async function phase<T>(work: () => Promise<T>): Promise<T> {
  if (ending) return ending;
  const started = work();
  current = started;
  const result = await started;
  if (ending) return ending;
  return result;
}

async function start(): Promise<void> {
  process.chdir(root);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = parseEnv(process.env);
  const dataDir = resolve(env.DATA_DIR);
  const local = `http://localhost:${env.PORT}`;
  const url = env.APP_URL ?? local;

  // Root's database runs as another user, who passes through here; every secret inside is private by itself.
  if (mkdirSync(dataDir, { recursive: true })) chmodSync(dataDir, 0o711);
  const other = await claim(dataDir, { pid: process.pid, url });
  if (other) throw new Error(`Rooz is running in this folder already: ${other.url} (process ${other.pid}).`);
  if (!(await isPortFree(env.PORT))) {
    throw new Error(
      `Port ${env.PORT} is taken by another program. Choose one with PORT, for example: PORT=${env.PORT + 1} npm start`,
    );
  }

  const secrets = secretsOf(dataDir, process.env);
  const ownerUrl = env.DATABASE_URL ?? (await phase(() => startDatabase(dataDir)));
  say("Bringing the database up to date");
  const database = await phase(() =>
    migrate(ownerUrl, secrets.AUTH_SECRET).catch((error: unknown) => {
      const which = env.DATABASE_URL ? "The database that DATABASE_URL names" : "The database";
      throw new Error(`${which} could not be brought up to date: ${sentenceOf(error)}`);
    }),
  );

  const appEnv = {
    ...secrets,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_SERVICE_URL: database.serviceUrl,
    DATA_DIR: dataDir,
    PORT: String(env.PORT),
  };
  const childEnv: NodeJS.ProcessEnv = {
    ...process.env,
    ...appEnv,
    // The owner's address stays here. Something has to stand in its place, or Next would read it from .env
    // again; and whether it is set tells the app that the database is not the embedded one.
    DATABASE_URL: env.DATABASE_URL ? database.appUrl : "",
    NODE_ENV: development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const runtime = join(dataDir, "runtime.json");
  writePrivate(runtime, { pid: process.pid, url, env: appEnv });
  closers.push(() => rmSync(runtime, { force: true }));

  const demo = { dataDir, serviceUrl: database.serviceUrl, ownDatabase: env.DATABASE_URL, env: childEnv };
  const login = await phase(() => demoLogin(demo));
  if (!development) {
    const rebuild = staleBuild(root, childEnv);
    if (rebuild) await phase(() => rebuild(() => buildApp(childEnv)));
  }
  const server = await phase(async () => serveApp({ development, port: env.PORT, env: childEnv }));
  server.exited.then((code) =>
    shutDown(code || 1, `The web server ended by itself (code ${code}). Stopping.`),
  );
  await phase(() => server.ready);
  say(welcome({ url, local, login, mailbox: mailboxOpenTo("127.0.0.1") }));
  if (login?.fresh) markTold(login);
}

async function startDatabase(dataDir: string): Promise<string> {
  say("Starting the database");
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres"), log: say });
  closers.push(server.stop);
  server.ended.then(() =>
    shutDown(1, `The database ended by itself; ${join(dataDir, "postgres.log")} says why. Stopping.`),
  );
  return server.ownerUrl;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => shutDown(0, "Stopping."));
watchParents(() => shutDown(0, "The command that started Rooz is gone. Stopping."));

start().catch((error: unknown) => {
  const sentences = error instanceof EnvError ? error.sentences : [sentenceOf(error)];
  return shutDown(1, sentences.join("\n"));
});
