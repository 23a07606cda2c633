import { randomBytes } from "node:crypto";
import { execute } from "@/server/operations/execute";
import { callerFor } from "@/server/testing/store";
import { login } from "../operations/login";

/** The password that the owners of these tests' accounts know. */
export const good = "correct horse battery";

let ips = 0;
/** An address of its own for each attempt, so that the network's count plays no part unless it is meant to. */
export const newIp = () => `198.51.${Math.floor(++ips / 250)}.${(ips % 250) + 1}`;

/** Who calls without being signed in. */
export const stranger = (ip = newIp()) => callerFor(null, undefined, { ip });

export const newEmail = () => `p-${randomBytes(6).toString("hex")}@example.com`;

export const tryPassword = (email: string, password: string, ip = newIp()) =>
  execute(login, stranger(ip), { username: email, password });
