import { userInfo } from "node:os";
import { eq } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { users } from "@/server/modules/auth";
import { openWorkspace } from "@/server/modules/workspaces";
import type { Actor } from "@/server/operations/context";
import type { Caller } from "@/server/operations/execute";
import { AppError, notFound } from "@/server/platform/errors";
import { negotiateLocale } from "@/server/platform/i18n/negotiate";
import { newId } from "@/server/platform/ids";

interface Options {
  /** Slug or id of the store to work in. */
  store: string | undefined;
  /** Email of the person to act as; left out, the operator acts, who may do everything. */
  as: string | undefined;
}

/** Who calls from the command line of the machine. */
export function operatorCaller({ store, as }: Options): Caller {
  let actor: Promise<Actor> | undefined;
  const resolve = () => {
    actor ??= as === undefined ? Promise.resolve(operator()) : person(as);
    return actor;
  };
  return {
    locale: negotiateLocale((process.env.LC_ALL || process.env.LANG || "en").replace("_", "-")),
    requestId: crypto.randomUUID(),
    ip: "127.0.0.1",
    userAgent: "rooz",
    signal: new AbortController().signal,
    idempotencyKey: undefined,
    actor: resolve,
    workspace: async () => {
      if (store === undefined) {
        throw new AppError("BAD_INPUT", { fields: [{ path: "--store", code: "required" }] });
      }
      return openWorkspace(await resolve(), store);
    },
    limit: async () => {},
  };
}

const operator = (): Actor => ({ type: "operator", userId: null, name: userInfo().username });

async function person(email: string): Promise<Actor> {
  const [user] = await withService((tx) =>
    tx
      .select({ userId: users.id, email: users.email, name: users.name, isAdmin: users.isAdmin })
      .from(users)
      .where(eq(users.email, email.trim().toLowerCase())),
  );
  if (!user) throw notFound("account");
  return { type: "user", sessionId: newId("session"), ...user };
}
