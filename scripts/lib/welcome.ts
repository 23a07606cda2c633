import { relative } from "node:path";
import type { Login } from "./demo";

interface Options {
  url: string;
  local: string;
  login: Login | undefined;
  mailbox: boolean;
}

/** The block that says where the app is and how to get in. */
export function welcome({ url, local, login, mailbox }: Options): string {
  const rows: [string, string][] = [["Address", url === local ? url : `${url} (here: ${local})`]];
  if (login) {
    const file = relative(process.cwd(), login.file);
    const password = ({ password }: { password: string }) => (login.fresh ? password : `see ${file}`);
    rows.push(["Demo store", `${login.owner.email}  password: ${password(login.owner)}`]);
    rows.push(["Admin", `${login.admin.email}  password: ${password(login.admin)}`]);
    if (login.fresh) rows.push(["", `(kept in ${file})`]);
  } else {
    rows.push(["Sign in", `${url}/sign-in, or make an admin: bin/rooz admin create you@example.com`]);
  }
  if (mailbox) rows.push(["Mailbox", `${url}/dev/mailbox (mail that the app sends)`]);
  rows.push(["Stop", "Ctrl-C"]);
  const lines = rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`);
  return `\nRooz is ready.\n\n${lines.join("\n")}\n`;
}
