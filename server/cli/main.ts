import { createCli } from "trpc-cli";
import { closePools } from "@/server/db/pools";
import { resetEnv } from "@/server/platform/env";
import { version } from "@/server/platform/version";
import { operatorCaller } from "@/server/request/operator";
import { cliRouter } from "./router";
import { readRuntime } from "./runtime";

const usage = `rooz [--store <slug>] [--as <email>] <module> <command> [options]

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

await cli.run({
  argv,
  logger: { info: (...items) => print(console.log, items), error: (...items) => print(console.error, items) },
  process: {
    exit: (code) => {
      void closePools().finally(() => process.exit(code));
      return undefined as never;
    },
  },
});

function print(write: (text: string) => void, items: unknown[]): void {
  for (const item of items) {
    if (item instanceof Error) write(item.message);
    else write(typeof item === "string" ? item : JSON.stringify(item, null, 2));
  }
}
