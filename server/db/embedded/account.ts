import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

/** The user as whom Postgres runs. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Postgres refuses to run as root. For root this is the owner of the existing data, else the system's
 * `postgres` user, which is made when it is missing, else `nobody`. For everybody else: undefined,
 * Postgres runs as they do.
 */
export function postgresAccount(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(dataDir) ?? systemUser("postgres") ?? createPostgresUser() ?? nobody();
}

/** Whether `account` can pass through every folder down to `folder`. Asked of the kernel: ACLs count too. */
export function canEnter(folder: string, account: Account): boolean {
  const options = { cwd: "/", stdio: "ignore" as const, ...account };
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], options).status === 0;
}

/** Whether `account` can run `program` (with `-V`): reach it, execute it, load its libraries. */
export function canRun(program: string, account: Account): boolean {
  return spawnSync(program, ["-V"], { cwd: "/", stdio: "ignore", ...account }).status === 0;
}

function ownerOf(dataDir: string): Account | undefined {
  const { uid, gid } = statSync(join(dataDir, "PG_VERSION"), { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0 ? undefined : { uid, gid };
}

function systemUser(name: string): Account | undefined {
  const ask = (flag: string) =>
    Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }).trim());
  try {
    const account = { uid: ask("-u"), gid: ask("-g") };
    return account.uid > 0 && account.gid > 0 ? account : undefined;
  } catch {
    return undefined;
  }
}

function createPostgresUser(): Account | undefined {
  const ways = [
    // Debian, Red Hat and their kin
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
    // Alpine and other BusyBox systems
    ["adduser", "-S", "-D", "-H", "postgres"],
  ];
  for (const [command = "", ...args] of ways) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) return systemUser("postgres");
  }
  return undefined;
}

function nobody(): Account {
  const account = systemUser("nobody");
  if (account) return account;
  throw new Error(
    "Postgres does not run as root, and no unprivileged user could be made on this machine. Start Rooz as an ordinary user, or set DATABASE_URL to a Postgres of your own.",
  );
}
