import { inspect } from "node:util";
import { TRPCError } from "@trpc/server";
import { CliValidationError, createCli, FailedToExitError } from "trpc-cli";
import { closePools } from "@/server/db/pools";
import { EnvError, resetEnv } from "@/server/platform/env";
import { version } from "@/server/platform/version";
import { operatorCaller } from "@/server/request/operator";
import { cliRouter } from "./router";
import { readRuntime } from "./runtime";

const usage = `[--store <slug>] [--as <email>] <module> <command> [options]

  --store  the store to work in, for commands of a store
  --as     act as this member, with this member's permissions (default: the operator, who may do all)

Runs on the machine of the installation, beside a running \`npm start\` or with DATABASE_APP_URL and
DATABASE_SERVICE_URL set.`;

/** Takes `--name value` or `--name=value` out of the words of a command line. */
function takeOption(words: string[], name: string): string | undefined {
  const at = words.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  const word = words[at] ?? "";
  if (word.includes("=")) return words.splice(at, 1)[0]?.slice(name.length + 3);
  return words.splice(at, 2)[1];
}

const argv = process.argv.slice(2);
const store = takeOption(argv, "store");
const as = takeOption(argv, "as");
Object.assign(process.env, readRuntime());
resetEnv();

const cli = createCli({
  router: cliRouter(),
  name: "rooz",
  version,
  description: "Rooz from the command line: every operation of the product",
  usage,
  context: operatorCaller({ store, as }),
});

/** A refusal as its sentences; of what nobody foresaw, all there is to know. */
function told(error: unknown): string {
  const { cause } = error instanceof TRPCError ? error : {};
  if (cause instanceof EnvError) return cause.message;
  const foreseen = [EnvError, CliValidationError].some((kind) => error instanceof kind);
  return error instanceof Error && (foreseen || (error instanceof TRPCError && !cause))
    ? error.message
    : inspect(error);
}

let code = 0;
try {
  await cli.run({
    argv,
    formatError: told,
    logger: {
      info: (...items) => print(console.log, items),
      error: (...items) => print(console.error, items),
    },
    process: {
      // Only noted: the connections must be closed first, and what was printed into a pipe must arrive.
      exit: (wanted) => {
        code = wanted;
        return undefined as never;
      },
    },
  });
} catch (error) {
  // How the library tells that `exit` came back.
  if (!(error instanceof FailedToExitError)) throw error;
} finally {
  await closePools();
}
process.exitCode = code;

function print(write: (text: string) => void, items: unknown[]): void {
  for (const item of items) {
    if (item instanceof Error) write(item.message);
    else write(typeof item === "string" ? item : JSON.stringify(item, null, 2));
  }
}
